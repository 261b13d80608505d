package io.github.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The browser finds out what a page does wrong, so that a test which sees nothing of it has seen that there is nothing. */
class BrowserIT {

    @TempDir
    Path folder;

    private Path page(String body) throws IOException {
        return Files.writeString(folder.resolve("page.html"), "<!doctype html><meta charset=utf-8>" + body);
    }

    @Test
    void errorsAndRequestsOfAPageAreSeen() throws Exception {
        try (Browser browser = Browser.start()) {
            Path bad = page("<img src='https://example.com/pixel.png'><script>undefined.x</script>");
            browser.open(bad);
            assertThat(browser.requests()).containsExactly(bad.toUri().toString(), "https://example.com/pixel.png");
            assertThat(browser.errors())
                    .anyMatch(error -> error.contains("TypeError"))
                    .anyMatch(error -> error.contains("ERR_NAME_NOT_RESOLVED"));

            Path good = page("<p>Nothing");
            browser.open(good);
            assertThat(browser.requests()).containsExactly(good.toUri().toString());
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void pageIsSeenAsItsReaderWould() throws Exception {
        Path page = page("""
                <style>@media (prefers-color-scheme: dark) { body { background: black } } @media (max-width: 400px) { i { display: none } }</style>
                <details><summary>More</summary><b>inside</b></details><i>wide</i><input autofocus>
                <script>document.body.dataset.ran = 'yes'</script>""");
        try (Browser browser = Browser.start()) {
            browser.size(390, 844).dark(true).open(page);
            assertThat(browser.run("return [innerWidth, innerHeight].join()")).isEqualTo("390,844");
            assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(0, 0, 0)");
            assertThat(browser.run("return document.body.dataset.ran")).isEqualTo("yes");
            assertThat(browser.seen("i")).isZero();
            assertThat(browser.seen("b")).isZero();
            browser.type("key", Keys.TAB).click("summary");
            assertThat(browser.run("return document.querySelector('input').value"))
                    .isEqualTo("key");
            assertThat(browser.text("b")).isEqualTo("inside");

            browser.size(1600, 900).dark(false).javaScript(false).open(page);
            assertThat(browser.run("return document.body.dataset.ran ?? 'no'")).isEqualTo("no");
            assertThat(browser.seen("i")).isEqualTo(1);
            Path shot = folder.resolve("shots/page.png");
            browser.screenshot(shot);
            assertThat(ImageIO.read(shot.toFile()).getWidth()).isEqualTo(1600);
        }
    }
}
