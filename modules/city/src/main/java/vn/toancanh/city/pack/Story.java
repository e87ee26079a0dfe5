package vn.toancanh.city.pack;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.toancanh.core.model.LocalText;

/**
 * How much happens in the simulated city, and what.
 *
 * @param channels for each citizens' channel 24 rates, reports an hour on a normal day
 * @param categoryWeights how often each category is reported, relative to the others
 * @param duplicateShare how many reports repeat one that is open already, 0 to 1
 * @param withoutPlaceShare how many reports do not say where, 0 to 1
 * @param places streets and places for reports whose words name none
 * @param profiles factors on the rates, by profile id
 */
public record Story(
        Map<String, List<Double>> channels,
        Map<String, Double> categoryWeights,
        double duplicateShare,
        double withoutPlaceShare,
        List<SampleText> texts,
        List<String> places,
        List<Breach> breaches,
        List<CameraRule> cameraRules,
        Map<String, Double> profiles) {

    public Story {
        channels = sorted(channels);
        categoryWeights = sorted(categoryWeights);
        texts = List.copyOf(texts);
        places = List.copyOf(places);
        breaches = List.copyOf(breaches);
        cameraRules = List.copyOf(cameraRules);
        profiles = sorted(profiles);
    }

    /** In the order of keys: the order of a plain map differs from run to run, and a seed is one story. */
    private static <V> Map<String, V> sorted(Map<String, V> of) {
        return Collections.unmodifiableMap(new TreeMap<>(of));
    }

    /** How often a sensor goes beyond its threshold, and for how long. */
    public record Breach(String sensorId, double perDay, long riseSeconds, long lastsSeconds) {}

    /** What camera analytics report, how often, and in which words; {@code {camera}} and {@code {tri_so}} are filled in. */
    public record CameraRule(String analytics, String categoryId, double perDay, LocalText text) {}
}
