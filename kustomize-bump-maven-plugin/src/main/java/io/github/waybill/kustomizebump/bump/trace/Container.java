package io.github.waybill.kustomizebump.bump.trace;

/**
 * A container of a workload.
 *
 * @param init whether it runs before the others
 */
public record Container(Workload workload, String name, boolean init) {

    @Override
    public String toString() {
        return workload + " " + (init ? "init " : "") + name;
    }
}
