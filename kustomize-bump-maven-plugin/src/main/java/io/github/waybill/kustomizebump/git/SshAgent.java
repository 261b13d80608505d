package io.github.waybill.kustomizebump.git;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.transport.sshd.agent.AbstractConnector;
import org.eclipse.jgit.transport.sshd.agent.Connector;
import org.eclipse.jgit.transport.sshd.agent.ConnectorFactory;
import org.jspecify.annotations.Nullable;

/**
 * The way to the user's ssh-agent: the socket that {@code IdentityAgent} of {@code ~/.ssh/config} names, or else {@code SSH_AUTH_SOCK}. JGit's own
 * artifact for this brings JNA and is several releases behind JGit; the JDK has Unix sockets since 16 (JEP 380). The named pipe of Windows' agent
 * is not spoken to.
 */
final class SshAgent implements ConnectorFactory {

    private static final String VARIABLE = "SSH_AUTH_SOCK";

    private final Map<String, String> environment;

    SshAgent(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable Connector create(@Nullable String identityAgent, @Nullable File home) {
        boolean named = identityAgent != null && !identityAgent.isEmpty() && !identityAgent.equals(VARIABLE);
        String socket = named ? identityAgent : environment.get(VARIABLE);
        return socket == null || socket.isEmpty() ? null : new Socket(Path.of(socket));
    }

    @Override
    public boolean isSupported() {
        return File.separatorChar == '/';
    }

    @Override
    public String getName() {
        return "kustomize-bump";
    }

    @Override
    public Collection<ConnectorDescriptor> getSupportedConnectors() {
        return List.of(getDefaultConnector());
    }

    @Override
    public ConnectorDescriptor getDefaultConnector() {
        return new ConnectorDescriptor() {
            @Override
            public String getIdentityAgent() {
                return VARIABLE;
            }

            @Override
            public String getDisplayName() {
                return "ssh-agent";
            }
        };
    }

    /** One conversation with the agent (draft-miller-ssh-agent): each message is preceded by its length in four bytes. */
    private static final class Socket extends AbstractConnector {

        private final Path socket;
        private @Nullable SocketChannel channel;

        Socket(Path socket) {
            this.socket = socket;
        }

        /** Returns whether there is an agent; without one the keys in files are tried. */
        @Override
        public boolean connect() {
            if (channel == null) {
                try {
                    channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                } catch (IOException | UnsupportedOperationException e) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public byte[] rpc(byte command, byte[] message) throws IOException {
            prepareMessage(command, message);
            SocketChannel agent = channel;
            if (agent == null) {
                throw new IOException("There is no connection to the ssh-agent " + socket);
            }
            ByteBuffer request = ByteBuffer.wrap(message);
            while (request.hasRemaining()) {
                agent.write(request);
            }
            return read(agent, toLength(command, read(agent, Integer.BYTES)));
        }

        private byte[] read(SocketChannel agent, int length) throws IOException {
            ByteBuffer answer = ByteBuffer.allocate(length);
            while (answer.hasRemaining()) {
                if (agent.read(answer) < 0) {
                    throw new EOFException("The ssh-agent " + socket + " has hung up");
                }
            }
            return answer.array();
        }

        @Override
        public void close() throws IOException {
            if (channel != null) {
                channel.close();
                channel = null;
            }
        }
    }
}
