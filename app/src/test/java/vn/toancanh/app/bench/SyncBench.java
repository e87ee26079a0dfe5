package vn.toancanh.app.bench;

import java.util.List;

/** The goals of nothing lost, link and store, as figures. Each part reports its own. */
final class SyncBench implements Bench {
    private static final List<Bench> PARTS = List.of(new SyncLinkBench(), new IdleBench(), new StormBench());

    @Override
    public String name() {
        return "sync";
    }

    @Override
    public void run(Report report) throws Exception {
        for (Bench part : PARTS) {
            part.run(report);
        }
    }
}
