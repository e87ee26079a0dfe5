package vn.toancanh.core.change;

import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.SourceHealth;
import vn.toancanh.core.model.UnitResource;
import vn.toancanh.core.model.WallState;

/** One thing that changed in the city. Each carries the whole new value, so that repeating it is harmless. */
public sealed interface Change {
    /** Merging key: of two changes with the same key only the later one matters. */
    String key();

    record CaseChanged(Case value) implements Change {
        @Override
        public String key() {
            return "case/" + value.id();
        }
    }

    /** A tombstone. */
    record CaseRemoved(String caseId, long version) implements Change {
        @Override
        public String key() {
            return "case/" + caseId;
        }
    }

    record ResourceChanged(UnitResource value) implements Change {
        @Override
        public String key() {
            return "resource/" + value.id();
        }
    }

    record CameraChanged(CameraHealth value) implements Change {
        @Override
        public String key() {
            return "camera/" + value.cameraId();
        }
    }

    record IndicatorChanged(IndicatorValue value) implements Change {
        @Override
        public String key() {
            return "indicator/" + value.id();
        }
    }

    record SourceChanged(SourceHealth value) implements Change {
        @Override
        public String key() {
            return "source/" + value.id();
        }
    }

    record WallChanged(WallState value) implements Change {
        @Override
        public String key() {
            return "wall/" + value.wallId();
        }
    }

    /** The pack has a new version; fetch it again. */
    record PackChanged(String version) implements Change {
        @Override
        public String key() {
            return "pack";
        }
    }
}
