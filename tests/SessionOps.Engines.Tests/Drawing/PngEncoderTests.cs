using System.Security.Cryptography;
using SessionOps.Drawing.Png;

namespace SessionOps.Engines.Tests.Drawing;

/// <summary>Files against those that Chromium 156 gave from toDataURL for the same pixels, put on a canvas by putImageData.</summary>
public sealed class PngEncoderTests
{
    [Theory]
    [InlineData(1, 1, 1, "d4afab195b2a5b89ec242453a62850ef99577a3aef891aa353de29cf1bb6b0bf")]
    [InlineData(300, 150, 1, "dfd2cb61ba18eadd5e988a31a602b6588720bde91a11d358dd33f07acc6a50ed")]
    [InlineData(7, 3, 256, "17e201d6179908c2b088c7186e26f87eeff90fbd2af830009f49f779dfe6c04d")]
    [InlineData(1, 11, 256, "fd093aebe40cd10348d32f3c1c9e16da4b7b5745c49e7e1bcff78d741c7320d9")]
    [InlineData(100, 100, 4, "c9a6b3d1a3cb136d456325f842d6d1228cf0b808a0c5812c5fa545315e097d10")]
    [InlineData(400, 300, 256, "49cb4aa75c6fd743ba9807726295d48072bfdf3174dc9b6c159dbdd0d7f14391")]
    [InlineData(1000, 800, 2, "c12c08abcf613cd307110ccfe5cf59a0df10fbfd692f56ed25b64eb1c22ff872")]
    public void Gives_the_file_of_Chromium(int width, int height, int levels, string sha256) =>
        Assert.Equal(sha256, Hash(PngEncoder.Encode(Noise(width, height, levels), width, height)));

    [Theory]
    [InlineData(14900, 1, "80357dddef1734fc1fc0738e17791a4874473e2f60810e3c6f421944994507a3")]
    [InlineData(1, 12288, "e509d9be3abed38ed6b59231a84ca4a4994c3c8e867c3da39038f6cac0c3ee4f")]
    public void Gives_the_file_of_Chromium_when_the_last_flush_finds_too_little_room(int width, int height, string sha256) =>
        Assert.Equal(sha256, Hash(PngEncoder.Encode(Noise(width, height, levels: 256), width, height)));

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(1, -1, 4)]
    [InlineData(2, 2, 15)]
    [InlineData(2, 2, 17)]
    [InlineData(int.MaxValue, int.MaxValue, 4)]
    public void Rejects_a_size_that_the_pixels_do_not_have(int width, int height, int bytes) =>
        Assert.ThrowsAny<ArgumentException>(() => PngEncoder.Encode(new byte[bytes], width, height));

    private static string Hash(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    /// <summary>Opaque pixels whose colours are below <paramref name="levels"/>; a canvas gives such pixels back unchanged.</summary>
    private static byte[] Noise(int width, int height, int levels)
    {
        var state = 1;
        var pixels = new byte[width * height * 4];
        for (var i = 0; i < pixels.Length; i++)
        {
            // xorshift32, once for alpha too: what the page that recorded the files did.
            state ^= state << 13;
            state ^= state >>> 17;
            state ^= state << 5;
            pixels[i] = i % 4 == 3 ? (byte)255 : (byte)((state >>> 24) % levels);
        }
        return pixels;
    }
}
