package io.github.waybill.kustomizebump.maven;

import io.github.waybill.kustomizebump.bump.BumpException;
import io.github.waybill.kustomizebump.bump.verify.Finding;
import io.github.waybill.kustomizebump.bump.verify.Level;
import io.github.waybill.kustomizebump.bump.verify.Verdict;
import io.github.waybill.kustomizebump.git.ServiceRepository;
import io.github.waybill.kustomizebump.render.JunitXml;
import io.github.waybill.kustomizebump.render.Sarif;
import io.github.waybill.kustomizebump.render.VerdictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Fails where the chain from commit to cluster is broken. Lists everything that it finds, and writes it to <code>verify.json</code>,
 * <code>verify.sarif</code> (SARIF 2.1.0) and <code>verify.xml</code> (as JUnit reports tests) in <code>target/kustomize-bump</code>.
 *
 * @since 0.1.0
 */
@Mojo(name = "verify", aggregator = true, threadSafe = true, requiresProject = false, requiresOnline = true)
public final class VerifyMojo extends AbstractVerifyMojo {

    /**
     * Whether what a rule cannot tell fails the build too. A rule whose link nobody is to be asked for, as those of the cluster without a
     * kubeconfig, is then to be switched off in <code>kustomize-bump.levels</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "kustomize-bump.failOnUnknown", defaultValue = "false")
    private boolean failOnUnknown;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private @Nullable MojoExecution execution;

    @Inject
    VerifyMojo(MavenSession session, SettingsDecrypter decrypter) {
        super(session, decrypter);
    }

    @Override
    void run(@Nullable ServiceRepository repository) throws BumpException, IOException, InterruptedException {
        Judged judged = judge(repository);
        Verdict verdict = judged.verdict();
        Files.writeString(output("verify.json"), VerdictJson.of(judged.trace(), verdict));
        Files.writeString(output("verify.sarif"), Sarif.of(verdict, version()));
        Files.writeString(output("verify.xml"), JunitXml.of(verdict));
        verdict.findings().forEach(finding -> log(finding, finding.level() == Level.ERROR));
        unjudged(verdict)
                .forEach((reason, rules) -> getLog().info("Not judged by " + String.join(", ", rules) + ": " + reason));
        List<Finding> unknowns = failOnUnknown ? verdict.unjudged() : List.of();
        if (!verdict.errors().isEmpty() || !unknowns.isEmpty()) {
            throw new BumpException("The chain is broken in %d places%s: %s (all in %s)"
                    .formatted(
                            verdict.errors().size(),
                            unknowns.isEmpty() ? "" : " and cannot be told in " + unknowns.size(),
                            (verdict.errors().isEmpty() ? unknowns : verdict.errors())
                                    .get(0)
                                    .line(),
                            output("verify.json")));
        }
        getLog().info(Emphasis.strong("The chain holds: " + verdict.judged() + " judgements, "
                + verdict.findings().size() + " warnings."));
    }

    private String version() {
        return execution == null ? "" : Objects.requireNonNullElse(execution.getVersion(), "");
    }

    private void log(Finding finding, boolean error) {
        String line = finding.line() + " [" + finding.rule() + "]";
        if (error) {
            getLog().error(line);
        } else {
            getLog().warn(line);
        }
    }

    /** Returns the rules that could not tell something, by the reason. */
    private static Map<String, Set<String>> unjudged(Verdict verdict) {
        Map<String, Set<String>> rules = new LinkedHashMap<>();
        verdict.unjudged()
                .forEach(finding -> rules.computeIfAbsent(finding.message(), any -> new LinkedHashSet<>())
                        .add(finding.rule()));
        return rules;
    }
}
