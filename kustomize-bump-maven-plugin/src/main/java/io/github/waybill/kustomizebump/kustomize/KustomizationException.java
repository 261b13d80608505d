package io.github.waybill.kustomizebump.kustomize;

/** A kustomization that cannot be read, or not be edited without a risk. The file is untouched. */
public final class KustomizationException extends Exception {

    private static final long serialVersionUID = 1;

    private final String path;
    private final int line;

    KustomizationException(String path, int line, String problem) {
        super(line > 0 ? path + ", line " + line + ": " + problem : path + ": " + problem);
        this.path = path;
        this.line = line;
    }

    /** Returns the file, as it was named when it was read. */
    public String path() {
        return path;
    }

    /** Returns the line, from 1, or 0 where the problem is the whole file's. */
    public int line() {
        return line;
    }
}
