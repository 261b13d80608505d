package io.github.waybill.buildgraph.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenPluginsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ant antfile='more.xml'/>",
                "<subant buildpath='more'/>",
                "<import file='more.xml'/>",
                "<include file='more.xml' as='more'/>",
                "<script language='groovy' src='x.groovy'/>",
                "<taskdef name='groovy' classname='org.codehaus.groovy.ant.Groovy'/>",
                "<typedef resource='net/sf/antcontrib/antlib.xml'/>",
                "<x:var xmlns:x=\"antlib:net.sf.antcontrib\" name='a'/>",
                "<property file='values.properties'/>",
                "<property prefix='p' resource='values.properties'/>",
                "<loadproperties srcFile='values.properties'/>",
                "<echoproperties/>",
                "<java jar='a.jar'><syspropertyset><propertyset refid='all'/></syspropertyset></java>",
                "<copy todir='a'><filterchain><expandproperties/></filterchain></copy>",
                "<copy todir='a'><filterset filtersfile='f'/></copy>",
                "<xslt style='s.xsl' in='a' out='b'/>"
            })
    void antMayReadAnyPropertyWhereItRunsWhatStandsElsewhere(String task) throws Exception {
        assertThat(OpenPlugins.mayReadAny(antrun(task))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<echo>done</echo>",
                "<echo message='important script'/>",
                "<property name='a' value='b'/>",
                "<copy todir='a'><fileset dir='b'><include name='*.txt'/></fileset></copy>",
                "<exec executable='npm'><arg value='ci'/></exec>",
                "<mkdir dir='a'/>",
                "<antcall target='b'/>"
            })
    void antReadsNoPropertyUnseenWhereAllStandsInThePom(String task) throws Exception {
        assertThat(OpenPlugins.mayReadAny(antrun(task))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<groupId>org.codehaus.mojo</groupId><artifactId>templating-maven-plugin</artifactId>",
                "<groupId>org.apache.maven.plugins</groupId><artifactId>maven-scripting-plugin</artifactId>",
                "<groupId>org.codehaus.gmavenplus</groupId><artifactId>gmavenplus-plugin</artifactId><executions><execution><goals><goal>execute</goal></goals></execution></executions>",
                "<groupId>org.codehaus.mojo</groupId><artifactId>properties-maven-plugin</artifactId><executions><execution><goals><goal>write-project-properties</goal></goals></execution></executions>",
                "<artifactId>maven-remote-resources-plugin</artifactId><configuration><resourceBundles><resourceBundle>acme:legal:1</resourceBundle></resourceBundles></configuration>"
            })
    void pluginsThatRunProgramsOrFillInTemplatesMayReadAny(String plugin) throws Exception {
        assertThat(OpenPlugins.mayReadAny(plugin(plugin))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<artifactId>maven-compiler-plugin</artifactId>",
                "<groupId>org.codehaus.gmavenplus</groupId><artifactId>gmavenplus-plugin</artifactId><executions><execution><goals><goal>compile</goal></goals></execution></executions>",
                "<groupId>org.codehaus.mojo</groupId><artifactId>properties-maven-plugin</artifactId><executions><execution><goals><goal>read-project-properties</goal></goals></execution></executions>",
                "<artifactId>maven-remote-resources-plugin</artifactId><configuration><resourceBundles><resourceBundle>org.apache.apache.resources:apache-jar-resource-bundle:1.5</resourceBundle></resourceBundles></configuration>"
            })
    void othersReadWhatTheyName(String plugin) throws Exception {
        assertThat(OpenPlugins.mayReadAny(plugin(plugin))).isFalse();
    }

    private static Plugin antrun(String task) throws IOException, XmlPullParserException {
        return plugin("<artifactId>maven-antrun-plugin</artifactId><configuration><target>" + task
                + "</target></configuration>");
    }

    private static Plugin plugin(String content) throws IOException, XmlPullParserException {
        String pom = "<project><build><plugins><plugin>" + content + "</plugin></plugins></build></project>";
        return new MavenXpp3Reader()
                .read(new StringReader(pom))
                .getBuild()
                .getPlugins()
                .get(0);
    }
}
