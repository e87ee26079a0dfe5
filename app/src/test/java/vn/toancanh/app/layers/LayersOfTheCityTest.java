package vn.toancanh.app.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.app.fixture.CoreConsole;
import vn.toancanh.app.fixture.LiveCity;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.FeatureLayer;
import vn.toancanh.core.model.LayerDef;

class LayersOfTheCityTest {
    @TempDir
    Path profile;

    private static Map<String, FeatureLayer> watch(CoreConsole console, List<String> ids) {
        Map<String, FeatureLayer> here = new ConcurrentHashMap<>();
        ids.forEach(id -> console.features().watch(id, l -> here.put(id, l)));
        return here;
    }

    @Test
    void theFeaturesOfTheCityArriveAndAreThereAfterARestartWithoutALink() throws Exception {
        String url;
        Map<String, FeatureLayer> first;
        List<String> ids;
        try (LiveCity city = new LiveCity()) {
            url = city.url();
            try (CoreConsole console = new CoreConsole(profile, url).signIn()) {
                Catalogue pack = console.state().catalogue();
                ids = pack.layers().stream().map(LayerDef::id).toList();
                assertThat(ids).contains("streets", "wards", "water", "evacuation");
                first = watch(console, ids);
                CoreConsole.patiently().until(() -> first.size() == ids.size());
                first.forEach((id, l) -> {
                    assertThat(l.features()).as(id).isNotEmpty();
                    assertThat(l.version())
                            .isEqualTo(pack.layer(id).orElseThrow().version());
                });
            }
        }
        // The city is gone for good; a fresh console has nothing but its profile.
        try (CoreConsole console = new CoreConsole(profile, url)) {
            Map<String, FeatureLayer> again = watch(console, ids);
            CoreConsole.patiently().until(() -> again.size() == ids.size());
            assertThat(again).isEqualTo(first);
        }
    }
}
