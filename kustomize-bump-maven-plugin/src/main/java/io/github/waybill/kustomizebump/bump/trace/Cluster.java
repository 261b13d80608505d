package io.github.waybill.kustomizebump.bump.trace;

/** The clusters, as a trace asks them. */
public interface Cluster {

    /** Returns what Flux has applied of an overlay. */
    Answer<Applied> applied(String overlay);

    /** Returns what runs of a workload of an overlay. */
    Answer<Running> running(String overlay, Workload workload);

    /** Returns a cluster that is not asked. */
    static Cluster unasked(String why) {
        return new Cluster() {
            @Override
            public Answer<Applied> applied(String overlay) {
                return Answer.unasked(why);
            }

            @Override
            public Answer<Running> running(String overlay, Workload workload) {
                return Answer.unasked(why);
            }
        };
    }
}
