package io.github.waybill.buildgraph.reactor;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** The text constants of a class file, as <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.4">JVMS 4.4</a> lays them out. */
final class ClassConstants {

    private static final int MAGIC = 0xCAFEBABE;

    private ClassConstants() {}

    /** Gives every text constant of a class. */
    static void read(InputStream in, Consumer<String> texts) throws IOException {
        DataInputStream data = new DataInputStream(in);
        if (data.readInt() != MAGIC) {
            throw new IOException("no class file");
        }
        data.readInt();
        int count = data.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = data.readUnsignedByte();
            switch (tag) {
                case 1 -> texts.accept(data.readUTF());
                case 7, 8, 16, 19, 20 -> data.readUnsignedShort();
                case 15 -> data.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> data.readInt();
                case 5, 6 -> {
                    // A number of eight bytes takes two places of the pool.
                    data.readLong();
                    i++;
                }
                default -> throw new IOException("unknown constant " + tag);
            }
        }
    }
}
