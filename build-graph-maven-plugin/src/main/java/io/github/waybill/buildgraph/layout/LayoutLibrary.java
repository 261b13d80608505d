package io.github.waybill.buildgraph.layout;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The layout library in a class loader of its own: the plugin is an extension of every build, and one that draws nothing is not to pay for
 * eight megabytes of it. The layout can be used until this is closed.
 */
public final class LayoutLibrary implements AutoCloseable {

    private static final String BRIDGE = "io.github.waybill.buildgraph.layout.ElkLayout";

    private final URLClassLoader loader;

    private LayoutLibrary(URLClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Opens the library.
     *
     * @param jars those of the Eclipse Layout Kernel and of all that it needs
     */
    public static LayoutLibrary open(List<Path> jars) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        urls.add(LayoutLibrary.class.getProtectionDomain().getCodeSource().getLocation());
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        return new LayoutLibrary(new Loader(urls.toArray(URL[]::new)));
    }

    /** Returns the layout. */
    public Layout layout() {
        try {
            return Class.forName(BRIDGE, true, loader)
                    .asSubclass(Layout.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException("The layout library cannot be used: " + e, e);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    /** Loads the class that talks to the library itself, since the plugin's own loader knows no library; everything else as usual. */
    private static final class Loader extends URLClassLoader {

        Loader(URL[] urls) {
            super(urls, LayoutLibrary.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(BRIDGE) && !name.startsWith(BRIDGE + "$")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
        }
    }
}
