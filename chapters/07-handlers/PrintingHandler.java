import informers.api.ConfigMap;
import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import workbook.cli.Few;

/**
 * Given, for the script: a handler that prints its notifications. It prints the first objects of the initial list, and after that only
 * the notifications about one object.
 */
final class PrintingHandler implements ResourceEventHandler<ConfigMap> {
    private final String ours;
    private final Few initial = new Few(Few.LINES, "      ", System.out::println);
    private int others;

    /**
     * Prints the notifications about one object.
     *
     * @param ours the key of this object
     */
    PrintingHandler(String ours) {
        this.ours = ours;
    }

    @Override
    public void onAdd(ConfigMap map, boolean isInInitialList) {
        if (isInInitialList) {
            initial.add("Add: " + map.name() + ", in the initial list");
        } else {
            print(map.key(), "Add: " + map.name());
        }
    }

    @Override
    public void onUpdate(ConfigMap before, ConfigMap now) {
        print(
                now.key(),
                "Update: " + now.name() + ", level " + before.data().get("level") + " -> "
                        + now.data().get("level"));
    }

    @Override
    public void onDelete(DeletedObject<ConfigMap> gone) {
        print(gone.key(), "Delete: " + gone.lastKnown().map(KubeObject::name).orElse(gone.key()));
    }

    private void print(String key, String line) {
        if (key.equals(ours)) {
            System.out.println("      " + line);
        } else {
            others++;
        }
    }

    void endOfInitialList() {
        initial.end();
    }

    /** Prints how many notifications were not printed. */
    void end() {
        if (others > 0) {
            System.out.println("   and " + Few.count(others, "notification", "notifications") + " about other ConfigMaps");
        }
    }
}
