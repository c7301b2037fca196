package informers.fuzz;

import informers.api.DecodeException;
import informers.api.GroupVersionResource;
import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.api.Pod;
import informers.api.ResourceType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lists, typed and untyped: objects whose views agree, or a DecodeException. */
public final class ListFuzz {
    private static final List<ResourceType<?>> TYPES = List.of(
            ResourceType.dynamic(GroupVersionResource.core("v1", "things")),
            Pod.TYPE,
            ResourceType.metadata(Pod.TYPE.resource()));

    private ListFuzz() {}

    /** Loads what is needed: with Jazzer's instrumentation that can take longer than an input may. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(
                "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":[{\"metadata\":{\"name\":\"a\"},\"n\":1.5}]}"
                        .getBytes(StandardCharsets.UTF_8));
        fuzzerTestOneInput(new byte[] {'x'});
    }

    public static void fuzzerTestOneInput(byte[] input) {
        for (ResourceType<?> type : TYPES) {
            try {
                ObjectList<? extends KubeObject> list = type.decodeList(new ByteArrayInputStream(input));
                list.items().forEach(Views::agree);
            } catch (DecodeException e) {
                if (e.getMessage().isEmpty()) {
                    throw new AssertionError("an error without words", e);
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
