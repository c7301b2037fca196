/** A second toy. */
public interface Echo {
    String say(String word);
}
