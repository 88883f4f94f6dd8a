package io.github.teelab.platform;

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
    ASSUMED
}
