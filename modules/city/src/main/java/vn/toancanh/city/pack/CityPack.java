package vn.toancanh.city.pack;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.UnitResource;

/**
 * A city as its gateway needs it. Immutable.
 *
 * @param zone local time of the city
 * @param deadlines by class id
 * @param unitRoles by role id, as categories name them
 * @param codePrefixes first letters of a case's code
 * @param resources as they stand at home, free
 * @param cameraHealth how each camera does at the start of the story
 * @param cameraAnalytics what each camera can recognise, by camera id
 */
public record CityPack(
        Catalogue catalogue,
        ZoneId zone,
        Map<String, DeadlineClass> deadlines,
        List<Member> people,
        Map<String, UnitRole> unitRoles,
        Map<CaseKind, String> codePrefixes,
        List<UnitResource> resources,
        List<Sensor> sensors,
        Map<String, CameraHealth.Health> cameraHealth,
        Map<String, List<String>> cameraAnalytics,
        Story story) {

    public CityPack {
        deadlines = Map.copyOf(deadlines);
        people = List.copyOf(people);
        unitRoles = Map.copyOf(unitRoles);
        codePrefixes = Map.copyOf(codePrefixes);
        resources = List.copyOf(resources);
        sensors = List.copyOf(sensors);
        cameraHealth = Map.copyOf(cameraHealth);
        cameraAnalytics = Map.copyOf(cameraAnalytics);
    }

    public Optional<Member> member(String personId) {
        return people.stream().filter(m -> m.person().id().equals(personId)).findFirst();
    }
}
