package io.github.waybill.buildgraph.reactor;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.model.io.ModelParseException;
import org.apache.maven.model.io.ModelReader;

/** Maven's own model builder for POMs of which only dependencies are asked: what says nothing of these is left out as soon as it is read. */
final class ExternalPomBuilder extends SharingModelBuilder {

    private final Predicate<Model> isLeftOut;

    /**
     * Makes a builder.
     *
     * @param isLeftOut tells of a POM as written, be it a parent's or a BOM's, that no model may be made of it
     */
    ExternalPomBuilder(Predicate<Model> isLeftOut) {
        super(new ManagedEntries());
        this.isLeftOut = isLeftOut;
    }

    @Override
    protected ModelReader newModelReader() {
        ModelReader reader = super.newModelReader();
        return new ModelReader() {

            @Override
            public Model read(File input, Map<String, ?> options) throws IOException {
                return ofDependencies(reader.read(input, options));
            }

            @Override
            public Model read(Reader input, Map<String, ?> options) throws IOException {
                return ofDependencies(reader.read(input, options));
            }

            @Override
            public Model read(InputStream input, Map<String, ?> options) throws IOException {
                return ofDependencies(reader.read(input, options));
            }
        };
    }

    private Model ofDependencies(Model model) throws ModelParseException {
        if (isLeftOut.test(model)) {
            throw new ModelParseException("No model may be made of it.", -1, -1);
        }
        model.setName(null);
        model.setDescription(null);
        model.setUrl(null);
        model.setInceptionYear(null);
        model.setOrganization(null);
        model.setLicenses(List.of());
        model.setDevelopers(List.of());
        model.setContributors(List.of());
        model.setMailingLists(List.of());
        model.setScm(null);
        model.setIssueManagement(null);
        model.setCiManagement(null);
        model.setBuild(null);
        model.setReporting(null);
        model.setModules(List.of());
        model.setPluginRepositories(List.of());
        for (Profile profile : model.getProfiles()) {
            profile.setBuild(null);
            profile.setReporting(null);
            profile.setModules(List.of());
            profile.setPluginRepositories(List.of());
        }
        return model;
    }
}
