package io.github.teelab.platform;

import io.github.teelab.units.UnknownName;
import java.util.Arrays;

/** What a number rests on. */
public enum Basis {
    /** Somebody measured it on real hardware; the source says who and how. */
    MEASURED,
    /** A datasheet, standard or paper prints it, or it follows by arithmetic from what one prints. */
    PUBLISHED,
    /** Chosen so that the model meets measured or published figures; the source says which. */
    FITTED,
    /** Follows by a stated law from other values; the source says from which. */
    DERIVED,
    /** Nobody prints it: the source gives the reasoning, or says that the user set it. */
    ASSUMED;

    /**
     * The basis of a name as data files write it, such as {@code MEASURED}.
     *
     * @throws UnknownName if there is none of that name
     */
    public static Basis named(String name) {
        return Arrays.stream(values())
                .filter(basis -> basis.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownName(
                        "basis", name, Arrays.stream(values()).map(Basis::name).toList()));
    }
}
