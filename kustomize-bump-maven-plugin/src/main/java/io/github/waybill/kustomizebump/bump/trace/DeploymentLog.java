package io.github.waybill.kustomizebump.bump.trace;

import java.util.Collection;
import java.util.Map;

/** The history of the GitOps repository, as a trace asks for it. */
public interface DeploymentLog {

    /**
     * What is asked for.
     *
     * @param place where the image's tag and digest are decided
     */
    record Question(ImageName image, Place place) {}

    /** Returns which commit answers each question: the newest with a receipt of it, or else the last one that changed the line. */
    Map<Question, Answer<Handover>> handovers(Collection<Question> questions);

    /** Returns whether one commit is another or descends from it. */
    Answer<Boolean> contains(String commit, String other);
}
