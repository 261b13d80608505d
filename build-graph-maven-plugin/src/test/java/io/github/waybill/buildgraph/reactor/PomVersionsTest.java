package io.github.waybill.buildgraph.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PomVersionsTest {

    /** A parent that manages an artifact by its version, two by a property, a BOM, and a plugin, which depends on something. */
    private static final String POM = """
            <project>
              <artifactId>root</artifactId>
              <properties>
                <text.version>1.12.0</text.version>
                <unused>1</unused>
                <plugin.version>3.5.1</plugin.version>
              </properties>
              <dependencyManagement>
                <dependencies>
                  <dependency><groupId>g</groupId><artifactId>lang</artifactId><version>3.18.0</version></dependency>
                  <dependency><groupId>g</groupId><artifactId>text</artifactId><version>${text.version}</version></dependency>
                  <dependency><groupId>g</groupId><artifactId>texts</artifactId><version>${text.version}</version><scope>test</scope></dependency>
                  <dependency><groupId>g</groupId><artifactId>bom</artifactId><version>1</version><type>pom</type><scope>import</scope></dependency>
                  <dependency><groupId>g</groupId><artifactId>${name}</artifactId><version>5</version></dependency>
                </dependencies>
              </dependencyManagement>
              <dependencies>
                <dependency><groupId>g</groupId><artifactId>io</artifactId><version>2.20.0</version></dependency>
              </dependencies>
              <build>
                <plugins><plugin><artifactId>p</artifactId><version>${plugin.version}</version></plugin></plugins>
                <pluginManagement>
                  <plugins>
                    <plugin>
                      <artifactId>q</artifactId>
                      <version>1.0</version>
                      <configuration><strict>true</strict></configuration>
                      <dependencies>
                        <dependency><groupId>g</groupId><artifactId>rules</artifactId><version>13.9.0</version></dependency>
                      </dependencies>
                    </plugin>
                  </plugins>
                </pluginManagement>
              </build>
            </project>
            """;

    private static final String LANG =
            "<dependency><groupId>g</groupId><artifactId>lang</artifactId><version>3.18.0</version></dependency>";

    private static Model model(String pom) throws Exception {
        return new MavenXpp3Reader().read(new StringReader(pom));
    }

    private static Optional<Set<String>> properties(String was, String is) throws Exception {
        assertThat(is).isNotEqualTo(was);
        return PomVersions.properties(model(was), model(is));
    }

    private static Optional<Set<String>> replaced(String old, String now) throws Exception {
        return properties(POM, POM.replace(old, now));
    }

    @Test
    void aManagedVersionHasNoProperty() throws Exception {
        assertThat(replaced("3.18.0", "3.19.0")).contains(Set.of());
        assertThat(replaced("<artifactId>bom</artifactId><version>1<", "<artifactId>bom</artifactId><version>2<"))
                .contains(Set.of());
    }

    @Test
    void aPropertyIsAVersionWhereNothingElseNamesIt() throws Exception {
        assertThat(replaced("1.12.0", "1.13.0")).contains(Set.of("text.version"));
        assertThat(replaced(">3.18.0<", ">${text.version}<")).contains(Set.of("text.version"));
    }

    @Test
    void aNewPropertyIsOneToo() throws Exception {
        String is = POM.replace("<unused>", "<lang.version>3.19.0</lang.version><unused>")
                .replace(">3.18.0<", ">${lang.version}<");

        assertThat(properties(POM, is)).contains(Set.of("lang.version"));
    }

    @Test
    void aVersionIsThatOfAPluginTooAndOfWhatItDependsOn() throws Exception {
        assertThat(replaced("3.5.1", "3.5.2")).contains(Set.of("plugin.version"));
        assertThat(replaced("<version>1.0<", "<version>1.1<")).contains(Set.of());
        assertThat(replaced("13.9.0", "13.11.0")).contains(Set.of());
        assertThat(replaced("13.9.0", "${text.version}")).contains(Set.of("text.version"));
    }

    @Test
    void aPropertyThatNothingNamesIsOneThatChildrenMayName() throws Exception {
        assertThat(replaced("<unused>1<", "<unused>2<")).contains(Set.of("unused"));
        assertThat(replaced("<unused>1</unused>", "")).contains(Set.of("unused"));
    }

    @Test
    void anEntryMayComeOrGo() throws Exception {
        String without = POM.replace(LANG, "");

        assertThat(properties(POM, without)).contains(Set.of());
        assertThat(properties(without, POM)).contains(Set.of());
        assertThat(replaced("<artifactId>lang<", "<artifactId>long<")).contains(Set.of());
        assertThat(properties(without, POM.replace("3.18.0", "${lang.version}")))
                .contains(Set.of("lang.version"));
    }

    @Test
    void aPomMayBeginToManage() throws Exception {
        String plain = "<project><artifactId>a</artifactId></project>";
        String managed =
                "<dependency><groupId>g</groupId><artifactId>lang</artifactId><version>1</version></dependency>";

        assertThat(properties(
                        plain,
                        plain.replace(
                                "</project>",
                                "<dependencyManagement><dependencies>" + managed
                                        + "</dependencies></dependencyManagement></project>")))
                .contains(Set.of());
    }

    @Test
    void commentsAreNothing() throws Exception {
        assertThat(replaced("<properties>", "<!-- text.version --><properties>"))
                .contains(Set.of());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            the version of a dependency,              2.20.0,                2.21.0
            an expression in a property,              >1.12.0<,              >${other}<
            two expressions in a version,             >3.18.0<,              >${major}.${minor}<
            the version of what has no plain name,    <version>5<,           <version>6<
            a scope,                                  <scope>test<,          <scope>runtime<
            a scope that comes,                       <version>3.18.0<,      <scope>test</scope><version>3.18.0<
            an entry without a plain name that goes,  <artifactId>${name}</artifactId><version>5<, <artifactId>${names}</artifactId><version>5<
            the configuration of a plugin,            >true<,                >false<
            another plugin,                           <artifactId>q<,        <artifactId>r<
            a version that a plugin has no more,      <version>1.0</version>, ""
            an expression in a property that nothing names, <unused>1<,      <unused>${project.version}<
            a version that goes,                      <version>3.18.0</version>,  ""
            """)
    void anythingElseIsNot(String what, String old, String now) throws Exception {
        assertThat(replaced(old, now)).as(what).isEmpty();
    }

    @Test
    void aPropertyThatIsNamedElsewhereTooIsNot() throws Exception {
        String was = POM.replace("2.20.0", "${text.version}");

        assertThat(properties(was, was.replace("1.12.0", "1.13.0"))).isEmpty();
    }

    @Test
    void aPropertyThatMavenReadsIsNot() throws Exception {
        String was = POM.replace("text.version", "maven.compiler.release");

        assertThat(properties(was, was.replace("1.12.0", "17"))).isEmpty();
    }

    @Test
    void aPluginThatChildrenDoNotInheritAsItIsIsNot() throws Exception {
        String was = POM.replace("<version>1.0<", "<inherited>false</inherited><version>1.0<");

        assertThat(properties(was, was.replace("<version>1.0<", "<version>1.1<")))
                .isEmpty();
        assertThat(properties(was, was.replace("13.9.0", "13.11.0"))).isEmpty();
    }

    @Test
    void aPropertyInAProfileIsNot() throws Exception {
        String was = POM.replace(
                "<build>",
                "<profiles><profile><id>a</id><properties><lang>1</lang></properties></profile></profiles><build>");

        assertThat(properties(was, was.replace("<lang>1<", "<lang>2<"))).isEmpty();
    }

    @Test
    void anEntryThatIsThereTwiceIsNot() throws Exception {
        String was = POM.replace("<artifactId>texts</artifactId>", "<artifactId>lang</artifactId>");

        assertThat(properties(was, was.replace("3.18.0", "3.19.0"))).isEmpty();
    }

    @Test
    void anotherOrderIsNot() throws Exception {
        assertThat(properties(
                        POM.replace("3.18.0", "3.17.0"),
                        POM.replace(LANG, "")
                                .replace(
                                        "</dependencies>\n  </dependencyManagement>",
                                        LANG + "</dependencies></dependencyManagement>")))
                .isEmpty();
    }
}
