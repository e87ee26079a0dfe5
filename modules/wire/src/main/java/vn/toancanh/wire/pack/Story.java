package vn.toancanh.wire.pack;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.toancanh.core.model.LocalText;

/**
 * How the simulated city behaves: with one seed, one story. Shares are 0 to 1, rates are expected numbers.
 *
 * @param channels for each channel 24 rates: reports in each local hour at factor 1
 * @param categoryWeights how often each category is reported, relative to the others
 * @param unitAnswers by kind of unit
 * @param speed of the clock, 1 is real time
 */
public record Story(
        long seed,
        List<Long> otherSeeds,
        String defaultProfile,
        List<Profile> profiles,
        Map<String, List<Double>> channels,
        Map<String, Double> categoryWeights,
        Reports reports,
        Citizens citizens,
        SensorLife sensors,
        List<CameraEvent> cameraEvents,
        List<StaffEvent> staffEvents,
        double breachPerIndicatorPerDay,
        double lateManualShare,
        Map<String, UnitAnswer> unitAnswers,
        double speed,
        double maxSpeed) {

    /** A city in which nothing happens: what a pack without a story gets. */
    public static final Story QUIET = new Story(
            0,
            List.of(),
            "",
            List.of(),
            Map.of(),
            Map.of(),
            new Reports(0, Duration.ofMinutes(1), 1, 0, 0, 0, 0),
            new Citizens(0, 0, 0),
            new SensorLife(List.of(), 0, 0, Duration.ofMinutes(1), 0, 1),
            List.of(),
            List.of(),
            0,
            0,
            Map.of(),
            1,
            1);

    public Story {
        otherSeeds = List.copyOf(otherSeeds);
        profiles = List.copyOf(profiles);
        channels = sorted(channels);
        categoryWeights = sorted(categoryWeights);
        cameraEvents = List.copyOf(cameraEvents);
        staffEvents = List.copyOf(staffEvents);
        unitAnswers = sorted(unitAnswers);
    }

    /** In the order of keys: the order of a plain map differs from run to run, and a seed is one story. */
    private static <V> Map<String, V> sorted(Map<String, V> of) {
        return Collections.unmodifiableMap(new TreeMap<>(of));
    }

    /**
     * A kind of day.
     *
     * @param factor multiplies the rates of the channels
     * @param boost multiplies the weights of single categories
     */
    public record Profile(String id, LocalText name, double factor, Map<String, Double> boost) {
        public Profile {
            boost = sorted(boost);
        }
    }

    /**
     * What citizens' reports are like.
     *
     * @param moreWordsShare of reporters who write again later
     */
    public record Reports(
            double duplicateShare,
            Duration duplicateWithin,
            int duplicateRadiusMetres,
            double withoutPlaceShare,
            double photoShare,
            double moreWordsShare,
            double wrongCategoryShare) {}

    /** What citizens do with an answer. */
    public record Citizens(double ratingShare, double satisfiedShare, double reopenShare) {}

    /**
     * What sensors do.
     *
     * @param noiseShare noise as a share of the normal band
     */
    public record SensorLife(
            List<Breach> breaches,
            double noiseShare,
            double silentPerDay,
            Duration silentLasts,
            double wrongUnitPerWeek,
            double wrongUnitFactor) {
        public SensorLife {
            breaches = List.copyOf(breaches);
        }
    }

    /** How often the sensors of a threshold go beyond it, all together, and for how long. */
    public record Breach(String thresholdId, double perDay, Duration rise, Duration lasts) {}

    /**
     * What camera analytics report.
     *
     * @param perDay over all cameras
     * @param text with the holes {camera} and {tri_so}
     */
    public record CameraEvent(String analytics, String categoryId, double perDay, double falseShare, LocalText text) {}

    /** An event that no citizen, sensor or camera reports. */
    public record StaffEvent(String id, String categoryId, double perDay, LocalText text) {}

    /**
     * How fast units of a kind answer.
     *
     * @param returnShare cases given back as not theirs
     */
    public record UnitAnswer(
            Duration acceptMedian,
            Duration acceptP90,
            Duration onSiteMedian,
            Duration resolveMedian,
            double returnShare,
            double lateShare) {}
}
