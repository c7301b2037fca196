package com.fasterxml.jackson.databind.node;

import informers.api.JsonTrees;

/** In place of Jackson's class, which writes trees by a mapper: for {@code toString()}. */
final class InternalNodeMapper {
    private InternalNodeMapper() {}

    static String nodeToString(BaseJsonNode node) {
        return JsonTrees.text(node);
    }

    static String nodeToPrettyString(BaseJsonNode node) {
        return JsonTrees.text(node);
    }
}
