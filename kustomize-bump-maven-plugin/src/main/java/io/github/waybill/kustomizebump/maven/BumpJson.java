package io.github.waybill.kustomizebump.maven;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.waybill.kustomizebump.bump.ImageOverride;
import io.github.waybill.kustomizebump.bump.Origin;
import io.github.waybill.kustomizebump.bump.PublishedImage;
import io.github.waybill.kustomizebump.bump.Receipt;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The receipt for programs: {@code bump.json}. A member that has no value is left out. */
final class BumpJson {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final JsonObject document = new JsonObject();
    private final JsonArray targets = new JsonArray();

    BumpJson(Origin origin) {
        document.addProperty("schema", 1);
        JsonObject source = new JsonObject();
        add(source, "url", origin.source());
        add(source, "commit", origin.commit());
        add(source, "overlay", origin.overlay());
        document.add("source", source);
        document.add("targets", targets);
    }

    /** Adds what was done to one GitOps repository. */
    void add(String repository, String branch, @Nullable String pushBranch, Receipt receipt) {
        JsonObject target = target(repository, branch);
        add(target, "pushBranch", pushBranch);
        add(target, "commit", receipt.commit());
        JsonArray images = new JsonArray();
        receipt.entries().forEach(entry -> images.add(entry(entry)));
        target.add("images", images);
    }

    /** Adds that a GitOps repository was not written, and why. */
    void addFailure(String repository, String branch, String error) {
        JsonObject target = target(repository, branch);
        target.addProperty("error", error);
        target.add("images", new JsonArray());
    }

    private JsonObject target(String repository, String branch) {
        JsonObject target = new JsonObject();
        target.addProperty("repository", repository);
        target.addProperty("branch", branch);
        targets.add(target);
        return target;
    }

    private static JsonObject entry(Receipt.Entry entry) {
        PublishedImage image = entry.intent().image();
        JsonObject json = new JsonObject();
        json.addProperty("service", image.service());
        json.addProperty("overlay", entry.intent().overlay());
        json.addProperty("entry", entry.entry());
        json.addProperty("image", image.repository());
        json.addProperty("tag", image.tag());
        add(json, "digest", image.digest());
        add(json, "reusedFrom", image.reusedFrom());
        json.addProperty("outcome", entry.outcome().name().toLowerCase(Locale.ROOT));
        json.addProperty(
                "order",
                entry.standing().order().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        add(json, "rolledBack", entry.standing().rolledBack());
        ImageOverride previous = entry.previous();
        if (previous != null) {
            JsonObject before = new JsonObject();
            add(before, "newName", previous.newName());
            add(before, "newTag", previous.newTag());
            add(before, "digest", previous.digest());
            json.add("previous", before);
        }
        return json;
    }

    private static void add(JsonObject json, String member, @Nullable String value) {
        if (value != null) {
            json.addProperty(member, value);
        }
    }

    @Override
    public String toString() {
        return GSON.toJson(document) + "\n";
    }
}
