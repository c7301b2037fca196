package informers.factory;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.KubeObject;
import informers.api.LabelSelector;
import informers.api.Pod;
import informers.store.IndexFunc;
import informers.store.Indexer;
import informers.store.Stores;
import informers.testkit.TestObjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ListerTest {
    private static final Map<String, IndexFunc<Pod>> BY_NAMESPACE = Map.of(IndexFunc.NAMESPACE, IndexFunc.namespace());

    @Test
    @DisplayName("ListAllByNamespace: with the index and without it a namespace has the same objects")
    void namespaceWithAndWithoutIndex() {
        for (Map<String, IndexFunc<Pod>> indexers : List.of(BY_NAMESPACE, Map.<String, IndexFunc<Pod>>of())) {
            Indexer<Pod> store = Stores.newIndexer(indexers);
            store.add(TestObjects.pod("a/one", 1, Map.of("app", "web")));
            store.add(TestObjects.pod("a/two", 2, Map.of("app", "db")));
            store.add(TestObjects.pod("b/one", 3, Map.of("app", "web")));
            Lister<Pod> lister = new Lister<>(store);

            assertThat(lister.namespace("a").list())
                    .extracting(KubeObject::key)
                    .containsExactlyInAnyOrder("a/one", "a/two");
            assertThat(lister.namespace("a").list(LabelSelector.parse("app=web")))
                    .extracting(KubeObject::key)
                    .containsExactly("a/one");
            assertThat(lister.namespace("nobody").list()).isEmpty();
            assertThat(lister.namespace("b").get("one")).isPresent();
        }
    }
}
