package io.github.waybill.it.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Git's own {@code git http-backend} behind lighttpd, with basic authentication. */
public final class GitOverHttp implements AutoCloseable {

    private final Daemon daemon;
    private final int port;

    private GitOverHttp(Daemon daemon, int port) {
        this.daemon = daemon;
        this.port = port;
    }

    /**
     * Serves the bare repositories below a folder.
     *
     * @param work an existing folder for the server's configuration and log
     */
    public static GitOverHttp serve(Path repositories, Login login, Path work)
            throws IOException, InterruptedException {
        return serve(repositories, login, work, Programs.gitHttpBackend());
    }

    /** Serves them for reading; a push is refused, as hosts refuse one to an archived repository: with a status, and the reason in plain text. */
    public static GitOverHttp archived(Path repositories, Login login, Path work, String reason)
            throws IOException, InterruptedException {
        Path program =
                Files.writeString(work.resolve("archived"), """
                #!/bin/sh
                case "$PATH_INFO?$QUERY_STRING" in *git-receive-pack)
                    printf 'Status: 403 Forbidden\\r\\nContent-Type: text/plain\\r\\n\\r\\n%s\\n' '%s'
                    exit ;;
                esac
                exec '%s'
                """.formatted("%s", reason, Programs.gitHttpBackend()));
        if (!program.toFile().setExecutable(true)) {
            throw new IOException(program + " cannot be made executable");
        }
        return serve(repositories, login, work, program);
    }

    private static GitOverHttp serve(Path repositories, Login login, Path work, Path program)
            throws IOException, InterruptedException {
        int port = Daemon.freePort();
        Path users = Files.writeString(work.resolve("users"), login.username() + ":" + login.password() + "\n");
        Path configuration = Files.writeString(
                work.resolve("lighttpd.conf"), """
                server.bind = "127.0.0.1"
                server.port = %d
                server.document-root = "%s"
                server.upload-dirs = ( "%s" )
                server.modules = ( "mod_auth", "mod_authn_file", "mod_alias", "mod_setenv", "mod_cgi" )
                alias.url = ( "/git" => "%s" )
                $HTTP["url"] =~ "^/git" {
                    cgi.assign = ( "" => "" )
                    setenv.add-environment = ( "GIT_PROJECT_ROOT" => "%s", "GIT_HTTP_EXPORT_ALL" => "1" )
                    auth.backend = "plain"
                    auth.backend.plain.userfile = "%s"
                    auth.require = ( "" => ( "method" => "basic", "realm" => "git", "require" => "valid-user" ) )
                }
                """.formatted(port, work, work, program, repositories, users));
        Daemon daemon = Daemon.start(
                List.of(Programs.require("lighttpd"), "-D", "-f", configuration.toString()),
                port,
                work.resolve("lighttpd.log"));
        return new GitOverHttp(daemon, port);
    }

    public int port() {
        return port;
    }

    /** Returns the address of a repository of the folder served, without credentials. */
    public String url(String repository) {
        return "http://127.0.0.1:" + port + "/git/" + repository;
    }

    @Override
    public void close() {
        daemon.close();
    }
}
