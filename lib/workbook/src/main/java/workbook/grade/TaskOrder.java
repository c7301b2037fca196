package workbook.grade;

import java.util.Comparator;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Orders the tests by the numbers of their tasks, so that the first red test is the one to fix first. */
public final class TaskOrder implements MethodOrderer {
    @Override
    public void orderMethods(MethodOrdererContext context) {
        Comparator<MethodDescriptor> byNumber = Comparator.comparingLong(one -> TaskNames.order(one.getMethod()));
        context.getMethodDescriptors()
                .sort(byNumber.thenComparing(one -> one.getMethod().getName()));
    }
}
