package vn.toancanh.city;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.toancanh.wire.ContractSchemas;

/** The contract's schemas, read when they are first needed: reading them takes longer than all else at the start. Thread-safe. */
final class LazySchemas implements Supplier<ContractSchemas> {
    private @Nullable ContractSchemas schemas;

    @Override
    public synchronized ContractSchemas get() {
        if (schemas == null) {
            schemas = new ContractSchemas();
        }
        return schemas;
    }
}
