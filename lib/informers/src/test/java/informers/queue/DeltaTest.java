package informers.queue;

import static informers.queue.Item.bar;
import static informers.queue.Item.foo;
import static informers.queue.Item.missed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeltaTest {
    private static final List<Delta<Item>> OF_EACH_TYPE = List.of(
            Delta.added(foo(1)),
            Delta.updated(foo(1)),
            foo(1).gone(),
            Delta.replaced(foo(1)),
            Delta.sync(foo(1)),
            Delta.replacedAll("1", List.of(foo(1), bar(1))),
            Delta.syncAll(),
            Delta.bookmark("1"));

    @Test
    void eachTypeSaysWhatItCarries() {
        assertThat(OF_EACH_TYPE.stream().map(Delta::type)).containsExactly(DeltaType.values());
        assertThat(OF_EACH_TYPE.stream().map(Delta::toString))
                .containsExactly(
                        "Added(foo@1)",
                        "Updated(foo@1)",
                        "Deleted(foo, last known as foo@1)",
                        "Replaced(foo@1)",
                        "Sync(foo@1)",
                        "ReplacedAll(2 objects at 1)",
                        "SyncAll()",
                        "Bookmark(1)");
    }

    @Test
    void anAccessorOfAnotherTypeThrowsAndNamesTheType() {
        for (Delta<Item> delta : OF_EACH_TYPE) {
            switch (delta.type()) {
                case ADDED, UPDATED, REPLACED, SYNC ->
                    assertThat(delta.object()).isEqualTo(foo(1));
                default ->
                    assertThatIllegalStateException()
                            .isThrownBy(delta::object)
                            .withMessageContaining("expected a delta with an object, but this is " + delta)
                            .withMessageContaining("Look at type() first");
            }
            if (delta.type() == DeltaType.DELETED) {
                assertThat(delta.deleted().lastKnown()).contains(foo(1));
            } else {
                assertThatIllegalStateException().isThrownBy(delta::deleted).withMessageContaining("a deleted object");
            }
            if (delta.type() == DeltaType.REPLACED_ALL) {
                assertThat(delta.replacedAll().objects()).containsExactly(foo(1), bar(1));
            } else {
                assertThatIllegalStateException().isThrownBy(delta::replacedAll).withMessageContaining("a list");
            }
            if (delta.type() == DeltaType.BOOKMARK) {
                assertThat(delta.bookmarkedVersion()).isEqualTo("1");
            } else {
                assertThatIllegalStateException()
                        .isThrownBy(delta::bookmarkedVersion)
                        .withMessageContaining("a bookmarked version");
            }
        }
    }

    @Test
    void onlySomeTypesCarryAnObject() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Delta.of(DeltaType.DELETED, foo(1)))
                .withMessageContaining("Deleted does not carry an object");
    }

    @Test
    void theLastKnownStateIsThatOfTheObjectOrOfTheTombstone() {
        assertThat(Delta.updated(foo(2)).lastKnown()).contains(foo(2));
        assertThat(foo(2).gone().lastKnown()).contains(foo(2));
        assertThat(foo(2).missed().lastKnown()).contains(foo(2));
        assertThat(missed("foo").lastKnown()).isEmpty();
        assertThat(Delta.replacedAll("1", List.of(foo(1))).lastKnown()).isEmpty();
        assertThat(Delta.<Item>syncAll().lastKnown()).isEmpty();
        assertThat(Delta.<Item>bookmark("1").lastKnown()).isEmpty();
    }

    @Test
    void aDeltaIsAValue() {
        assertThat(Delta.added(foo(1)))
                .isEqualTo(Delta.added(foo(1)))
                .hasSameHashCodeAs(Delta.added(foo(1)))
                .isNotEqualTo(Delta.added(foo(2)))
                .isNotEqualTo(Delta.updated(foo(1)))
                .isNotEqualTo(foo(1))
                .doesNotHaveSameHashCodeAs(Delta.updated(foo(1)));
        assertThat(Delta.<Item>syncAll()).isEqualTo(Delta.syncAll());
    }

    @Test
    void deltasKeepTheirOrderAndAreACopy() {
        List<Delta<Item>> list = new ArrayList<>(List.of(Delta.added(foo(1)), foo(2).gone()));
        Deltas<Item> deltas = new Deltas<>(list);
        list.clear();
        assertThat(deltas.oldest()).contains(Delta.added(foo(1)));
        assertThat(deltas.newest()).contains(foo(2).gone());
        assertThat(deltas.size()).isEqualTo(2);
        assertThat(deltas).containsExactly(Delta.added(foo(1)), foo(2).gone());

        assertThat(new Deltas<Item>(List.of()).oldest()).isEmpty();
        assertThat(new Deltas<Item>(List.of()).newest()).isEmpty();
    }
}
