/// SVG in the making, as bytes.
struct SVGBuffer {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// Appends markup.
    mutating func markup(_ markup: StaticString) { markup.withUTF8Buffer { bytes.append(contentsOf: $0) } }

    /// Appends markup that was put together before.
    mutating func put(_ markup: String) {
        var markup = markup
        markup.withUTF8 { bytes.append(contentsOf: $0) }
    }

    /// Appends a number.
    mutating func number(_ number: Int) {
        var number = number
        if number < 0 {
            bytes.append(0x2D)
            number = -number
        }
        var digits: [UInt8] = []
        repeat {
            digits.append(UInt8(0x30 + number % 10))
            number /= 10
        } while number > 0
        bytes.append(contentsOf: digits.reversed())
    }

    /// Appends an attribute with a number.
    mutating func attribute(_ name: StaticString, _ value: Int) {
        bytes.append(0x20)
        markup(name)
        markup("=\"")
        number(value)
        bytes.append(0x22)
    }

    /// Appends a text, escaped for an element as well as for an attribute. It holds no control characters.
    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { source in
            for byte in source {
                switch byte {
                case 0x26: markup("&amp;")
                case 0x3C: markup("&lt;")
                case 0x3E: markup("&gt;")
                case 0x22: markup("&quot;")
                case 0x27: markup("&#39;")
                default: bytes.append(byte)
                }
            }
        }
    }

    /// Appends a title, which a browser shows beside the pointer.
    mutating func title(_ text: String) {
        markup("<title>")
        self.text(text)
        markup("</title>")
    }
}
