package vn.toancanh.uitestkit;

import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Starts the toolkit and runs each test, and what is before and after it, on the JavaFX thread; methods marked {@link OffFx} stay
 * on the test's thread. Windows opened by {@link Fx} are closed after each test.
 *
 * <p>Needs a display. Without one run the tests under {@code xvfb-run -a}, with a window manager for dialogs.
 */
public final class FxExtension implements BeforeAllCallback, AfterEachCallback, InvocationInterceptor {
    @Override
    public void beforeAll(ExtensionContext context) {
        Fx.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Fx.run(Fx::closeAll);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        proceed(invocation, call);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        proceed(invocation, call);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        proceed(invocation, call);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        proceed(invocation, call);
    }

    private static void proceed(Invocation<Void> invocation, ReflectiveInvocationContext<Method> call)
            throws Throwable {
        boolean off = call.getExecutable().isAnnotationPresent(OffFx.class)
                || call.getTargetClass().isAnnotationPresent(OffFx.class);
        if (off) {
            invocation.proceed();
            return;
        }
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Fx.run(() -> {
            try {
                invocation.proceed();
            } catch (Throwable t) {
                thrown.set(t);
            }
        });
        if (thrown.get() != null) {
            throw thrown.get();
        }
    }
}
