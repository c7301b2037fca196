package informers.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Loads the library and the replay server again, with some classes replaced by broken ones. */
final class PlantedClasses extends ClassLoader {
    private final Map<String, byte[]> broken;

    PlantedClasses(Map<String, byte[]> broken) {
        super(PlantedClasses.class.getClassLoader());
        this.broken = broken;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("informers.") && !name.startsWith("replay.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                byte[] bytes = broken.containsKey(name) ? broken.get(name) : real(name);
                loaded = defineClass(name, bytes, 0, bytes.length);
            }
            return loaded;
        }
    }

    private byte[] real(String name) throws ClassNotFoundException {
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
