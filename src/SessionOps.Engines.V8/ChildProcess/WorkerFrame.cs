using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace SessionOps.Engines.V8;

/// <summary>
/// One message between the program and its script worker: four bytes of length, then fields in a fixed order. Text is UTF-16, because scripts have
/// surrogates without a partner.
/// </summary>
internal static class WorkerFrame
{
    // A page's script and its answers are a thousandth of this.
    private const int MaxBytes = 1 << 28;

    public static byte[] Write(Action<BinaryWriter> fields)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer, Encoding.UTF8, leaveOpen: true);
        writer.Write(0);
        fields(writer);
        writer.Flush();
        var frame = buffer.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length - sizeof(int));
        return frame;
    }

    /// <summary>Reads the next message; null at the end.</summary>
    /// <exception cref="InvalidDataException">What comes is not a message.</exception>
    public static BinaryReader? Read(Stream stream)
    {
        var head = new byte[sizeof(int)];
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length is < 1 or > MaxBytes)
            throw new InvalidDataException("The length of a message is out of range.");
        var body = new byte[length];
        return stream.ReadAtLeast(body, length, throwOnEndOfStream: false) < length ? null : new BinaryReader(new MemoryStream(body, writable: false));
    }

    public static void WriteText(this BinaryWriter writer, string text)
    {
        writer.Write(text.Length);
        writer.Write(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    public static string ReadText(this BinaryReader reader) =>
        new(MemoryMarshal.Cast<byte, char>(ReadExactly(reader, (long)reader.ReadInt32() * sizeof(char))));

    public static void WriteValue(this BinaryWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.Write((byte)ValueKind.Nothing);
                break;
            case string text:
                writer.Write((byte)ValueKind.Text);
                writer.WriteText(text);
                break;
            case bool truth:
                writer.Write((byte)ValueKind.Boolean);
                writer.Write(truth);
                break;
            case byte[] bytes:
                writer.Write((byte)ValueKind.Bytes);
                writer.Write(bytes.Length);
                writer.Write(bytes);
                break;
            default:
                writer.Write((byte)ValueKind.Number);
                writer.Write(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }

    public static object? ReadValue(this BinaryReader reader) =>
        (ValueKind)reader.ReadByte() switch
        {
            ValueKind.Nothing => null,
            ValueKind.Text => reader.ReadText(),
            ValueKind.Boolean => reader.ReadBoolean(),
            ValueKind.Bytes => ReadExactly(reader, reader.ReadInt32()),
            ValueKind.Number => reader.ReadDouble(),
            _ => throw new InvalidDataException("The kind of a value is unknown."),
        };

    private static byte[] ReadExactly(BinaryReader reader, long count)
    {
        if (count < 0 || count > reader.BaseStream.Length - reader.BaseStream.Position)
            throw new InvalidDataException("A value is longer than its message.");
        return reader.ReadBytes((int)count);
    }

    private enum ValueKind : byte
    {
        Nothing,
        Text,
        Number,
        Boolean,
        Bytes,
    }
}
