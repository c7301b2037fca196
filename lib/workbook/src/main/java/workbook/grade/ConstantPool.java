package workbook.grade;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * The references of a class file, read from its constant pool (JVM specification, 4.4).
 *
 * @param classes names of classes that are extended, created, called, cast to or caught
 * @param strings string constants
 * @param methods {@code package.Class.method(Ldescriptor;)V} of every call
 * @param types names of classes in the types of fields, and of annotations and the classes that they name. None of these is in {@code
 *     classes}
 * @param superclass the name of the class that it extends; "" in a module
 */
record ConstantPool(
        Set<String> classes, Set<String> strings, Set<String> methods, Set<String> types, String superclass) {
    private static final int MAGIC = 0xCAFEBABE;

    static ConstantPool of(byte[] classFile) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            if (in.readInt() != MAGIC) {
                throw new IllegalArgumentException("not a class file");
            }
            in.readInt(); // version
            int size = in.readUnsignedShort();
            int[] tags = new int[size];
            int[] first = new int[size];
            int[] second = new int[size];
            String[] utf8 = new String[size];
            for (int i = 1; i < size; i++) {
                tags[i] = in.readUnsignedByte();
                switch (tags[i]) {
                    case 1 -> utf8[i] = in.readUTF();
                    case 3, 4 -> in.readInt();
                    case 5, 6 -> {
                        in.readLong();
                        i++; // a long and a double take two entries
                    }
                    case 7, 8, 16, 19, 20 -> first[i] = in.readUnsignedShort();
                    case 9, 10, 11, 12, 17, 18 -> {
                        first[i] = in.readUnsignedShort();
                        second[i] = in.readUnsignedShort();
                    }
                    case 15 -> {
                        first[i] = in.readUnsignedByte();
                        second[i] = in.readUnsignedShort();
                    }
                    default -> throw new IllegalArgumentException("unknown constant tag " + tags[i]);
                }
            }
            in.readInt(); // access and the class itself
            int extended = in.readUnsignedShort();
            ConstantPool pool = new ConstantPool(
                    new TreeSet<>(),
                    new TreeSet<>(),
                    new TreeSet<>(),
                    new TreeSet<>(),
                    extended == 0 ? "" : name(utf8[first[extended]]));
            for (int i = 1; i < size; i++) {
                switch (tags[i]) {
                    case 1 -> {
                        if (utf8[i].startsWith("L") && utf8[i].indexOf(';') == utf8[i].length() - 1) {
                            pool.types.add(name("[" + utf8[i]));
                        }
                    }
                    case 7 -> pool.classes.add(name(utf8[first[i]]));
                    case 8 -> pool.strings.add(utf8[first[i]]);
                    case 10, 11 ->
                        pool.methods.add(
                                name(utf8[first[first[i]]]) + "." + utf8[first[second[i]]] + utf8[second[second[i]]]);
                    default -> {}
                }
            }
            return pool;
        } catch (IOException e) {
            throw new IllegalArgumentException("the class file is truncated", e);
        }
    }

    /** {@code [Ljava/lang/String;} and {@code java/lang/String} are both java.lang.String. */
    private static String name(String internal) {
        String plain = internal.startsWith("[") ? internal.replaceAll("^\\[+L?|;$", "") : internal;
        return plain.replace('/', '.');
    }
}
