package io.github.waybill.it;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.waybill.it.servers.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;

/**
 * A headless Chromium that pages are looked at in. It resolves no host, so that a page which asks for anything elsewhere fails to get it and is
 * found out by {@link #requests()}.
 */
final class Browser implements AutoCloseable {

    /** It warns that Selenium's classes are of another version of the DevTools protocol; none of them is used here. */
    private static final Logger VERSIONS = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    private final ChromeDriver driver;
    private final List<String> errors = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts the browser that this machine has; without one the test is skipped. */
    static Browser start() {
        Needs.programs("chromium", "chromedriver");
        ChromeOptions options = new ChromeOptions()
                .addArguments(
                        "--headless=new",
                        // It runs as root in a container.
                        "--no-sandbox",
                        "--disable-dev-shm-usage",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--host-resolver-rules=MAP * ~NOTFOUND");
        // Told where both programs are, Selenium looks for none and downloads none.
        options.setBinary(Programs.find("chromium").orElseThrow().toString());
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL", "performance", "ALL"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(
                        Programs.find("chromedriver").orElseThrow().toFile())
                .usingAnyFreePort()
                .withSilent(true)
                .build();
        VERSIONS.setLevel(Level.OFF);
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60)).scriptTimeout(Duration.ofSeconds(60));
        return new Browser(driver);
    }

    /** Sets the size of what is seen of a page, in CSS pixels; a phone has 390 × 844. */
    Browser size(int width, int height) {
        return command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Sets whether pages run their scripts. */
    Browser javaScript(boolean runs) {
        return command("Emulation.setScriptExecutionDisabled", Map.of("value", !runs));
    }

    /** Sets whether the reader prefers dark pages ({@code prefers-color-scheme}). */
    Browser dark(boolean dark) {
        return command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    private Browser command(String name, Map<String, Object> parameters) {
        driver.executeCdpCommand(name, parameters);
        return this;
    }

    /** Opens a file and waits until it is loaded; errors and requests are counted anew. */
    Browser open(Path page) {
        driver.get("about:blank");
        readLogs();
        errors.clear();
        requests.clear();
        driver.get(page.toUri().toString());
        return this;
    }

    /** Returns what the page has written to the console as an error since it was opened, and what it could not load. */
    List<String> errors() {
        readLogs();
        return List.copyOf(errors);
    }

    /** Returns the URLs that were asked for since the page was opened: first its own, {@code data:} ones too. */
    List<String> requests() {
        readLogs();
        return List.copyOf(requests);
    }

    /** The driver gives each line of its logs once. */
    private void readLogs() {
        for (LogEntry entry : driver.manage().logs().get("browser")) {
            if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
                errors.add(entry.getMessage());
            }
        }
        for (LogEntry entry : driver.manage().logs().get("performance")) {
            JsonObject message =
                    JsonParser.parseString(entry.getMessage()).getAsJsonObject().getAsJsonObject("message");
            if (message.get("method").getAsString().equals("Network.requestWillBeSent")) {
                requests.add(message.getAsJsonObject("params")
                        .getAsJsonObject("request")
                        .get("url")
                        .getAsString());
            }
        }
    }

    /** Clicks the first element of a CSS selector, as a reader would: it has to be visible and not covered. */
    Browser click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
        return this;
    }

    /** Types into whatever has the focus; {@link Keys} has those without a character. */
    Browser type(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
        return this;
    }

    /** Returns the text that is seen of the first element of a CSS selector; of a hidden one it is empty. */
    String text(String selector) {
        return driver.findElement(By.cssSelector(selector)).getText();
    }

    /** Returns how many elements of a CSS selector are seen. */
    int seen(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .filter(WebElement::isDisplayed)
                .toList()
                .size();
    }

    /** Runs a script, a function's body, and returns what it returns; also where pages do not run theirs. */
    @Nullable
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Writes what is seen of the page as PNG. */
    Browser screenshot(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        return this;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
