namespace SessionOps.Drawing.Fonts;

/// <summary>A glyph of a text: what to draw and where.</summary>
/// <param name="Face">The face that has it.</param>
/// <param name="Size">The font size in pixels.</param>
/// <param name="CodePoint">The character, or <see cref="FontFace.Missing"/>; a character that the face does not have draws nothing.</param>
/// <param name="X">Where the glyph's origin is, from the origin of the text.</param>
/// <param name="Y">How far below the text's baseline the glyph's is.</param>
/// <param name="IsEmboldened">Whether the face stands in for a bold one: the browser takes faces for symbols without looking at the style.</param>
/// <param name="IsSlanted">Whether the face stands in for an italic one.</param>
internal readonly record struct PlacedGlyph(FontFace Face, float Size, int CodePoint, float X, float Y, bool IsEmboldened = false, bool IsSlanted = false);
