package io.shouwen.privacy.freetext;

import io.shouwen.privacy.vault.Masks;
import java.util.List;
import java.util.UUID;

/**
 * Somebody was erased whose number stands in a text about somebody else (P11). The module that shows the text puts
 * {@link Masks#NOTHING} in the place of these masks, in the same transaction: even half a number leads to its owner.
 *
 * @param column full name of the column, such as {@code crm.interaction.summary}
 */
public record NumberForgotten(String column, UUID row, List<String> masks) {

    public NumberForgotten {
        masks = List.copyOf(masks);
    }

    public boolean in(TextColumn other) {
        return column.equals(other.name());
    }

    @Override
    public String toString() {
        return "NumberForgotten[" + column + " in " + row + "]";
    }
}
