package informers.planted;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Loads the library and its tests again, with some classes replaced: all classes of this loader use the planted bug, and
 * no class outside does. The replay server, which uses the library, is loaded again too; everything else is shared.
 */
public final class PlantedLoader extends ClassLoader {
    private final Map<String, byte[]> planted;

    /** @param planted the class files that replace the library's, by class name */
    public PlantedLoader(Map<String, byte[]> planted) {
        super(PlantedLoader.class.getClassLoader());
        this.planted = planted;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        // The logs that a test reads are those of the JVM.
        if (name.startsWith("informers.logs.") || !name.startsWith("informers.") && !name.startsWith("replay.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] bytes = planted.containsKey(name) ? planted.get(name) : original(name);
            return defineClass(name, bytes, 0, bytes.length, PlantedLoader.class.getProtectionDomain());
        }
    }

    private byte[] original(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
