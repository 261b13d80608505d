package io.github.waybill.kustomizebump.git;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jspecify.annotations.Nullable;

/** Sessions over SSH, with the keys and the known hosts of the user. It stands alone so that nothing of SSH is loaded where HTTP is spoken. */
final class SshSessions implements AutoCloseable {

    private final SshdSessionFactory factory;

    /**
     * Makes sessions.
     *
     * @param key the key in place of those in the folder {@code .ssh}, or {@code null}
     */
    SshSessions(@Nullable Path key) {
        File home = new File(System.getProperty("user.home"));
        SshdSessionFactoryBuilder builder = new SshdSessionFactoryBuilder()
                .setPreferredAuthentications("publickey")
                .setConnectorFactory(new SshAgent(System.getenv()))
                .setHomeDirectory(home)
                .setSshDirectory(new File(home, ".ssh"));
        if (key != null) {
            builder.setDefaultIdentities(sshDirectory -> List.of(key));
        }
        factory = builder.build(null);
    }

    void configure(SshTransport transport) {
        transport.setSshSessionFactory(factory);
    }

    @Override
    public void close() {
        factory.close();
    }
}
