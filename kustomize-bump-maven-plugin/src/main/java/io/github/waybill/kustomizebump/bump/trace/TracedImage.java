package io.github.waybill.kustomizebump.bump.trace;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image of an overlay with what each link of the chain says.
 *
 * @param service whose image it is, or {@code null} for nobody's here: then only the image itself is known
 * @param commit what it was built from
 * @param running what runs of each of its workloads
 */
public record TracedImage(
        @Nullable Service service,
        RunImage run,
        Answer<BuiltFrom> commit,
        Answer<Handover> handover,
        Answer<Registered> registered,
        Map<Workload, Answer<Running>> running) {

    public TracedImage {
        running = Map.copyOf(running);
    }

    /** Returns what the image is called in answers. */
    public String title() {
        return service == null ? run.image().shortName() : service.name();
    }

    /** Returns the commit's id, or empty where it is not known. */
    public Optional<String> commitId() {
        return commit.value().map(built -> built.commit().id());
    }
}
