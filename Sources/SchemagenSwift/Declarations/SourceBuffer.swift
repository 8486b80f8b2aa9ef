/// Generated Swift in the making: bytes, indentation, and the way back to an earlier place.
///
/// What fits a line is found out by writing it: where it does not, the line is taken back and written in several. The
/// memory is the buffer's own: an array's bookkeeping for each of the many short pieces would take most of the time.
struct SourceBuffer: ~Copyable {
    /// The longest line aimed at.
    static let lineLength = 120

    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0
    private var depth = 0
    private var lineStart = 0
    /// The member written last on this level; a file begins with its comment and imports.
    private var previous: Member? = .apart

    /// Members that need no blank line between them come in one run; all others stand apart.
    enum Member { case enumCase, stored, storedStatic, apart }

    /// A place to come back to.
    struct Mark: Equatable {
        fileprivate var count: Int
        fileprivate var depth: Int
        fileprivate var lineStart: Int
        fileprivate var previous: Member?
    }

    init(capacity: Int) {
        memory = .allocate(capacity: capacity)
        self.capacity = capacity
    }

    deinit { memory.deallocate() }

    /// What was written.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: memory, count: count) }

    /// What was written, as a text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Spaces in front of the lines written now.
    var indentation: Int { depth * 4 }

    /// The bytes on the line so far.
    var column: Int { count - lineStart }

    var mark: Mark { Mark(count: count, depth: depth, lineStart: lineStart, previous: previous) }

    /// Takes back what was written since a place.
    mutating func goBack(to mark: Mark) {
        count = mark.count
        depth = mark.depth
        lineStart = mark.lineStart
        previous = mark.previous
    }

    // MARK: Pieces of lines

    @inline(never)
    mutating func put(_ text: String) {
        var text = text
        text.withUTF8 { piece in
            guard let start = piece.baseAddress else { return }
            put(start, piece.count)
        }
    }

    private mutating func put(_ start: UnsafePointer<UInt8>, _ length: Int) {
        if count &+ length > capacity { grow(by: length) }
        (memory + count).update(from: start, count: length)
        count = count &+ length
    }

    mutating func put(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        memory[count] = byte
        count = count &+ 1
    }

    private mutating func grow(by more: Int) {
        capacity = capacity * 2 + more
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: memory, count: count)
        memory.deallocate()
        memory = larger
    }

    /// Whether all that was written since a place stands for itself in a string literal.
    private func isPlainLiteral(from start: Int) -> Bool {
        var isPlain = true
        var index = start
        while index < count {
            let byte = memory[index]
            if byte < 0x20 || byte > 0x7E || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                isPlain = false
            }
            index = index &+ 1
        }
        return isPlain
    }

    mutating func put(_ first: String, _ second: String) {
        put(first)
        put(second)
    }

    mutating func put(_ first: String, _ second: String, _ third: String) {
        put(first)
        put(second)
        put(third)
    }

    mutating func put(_ first: String, _ second: String, _ third: String, _ fourth: String) {
        put(first, second)
        put(third, fourth)
    }

    /// A string literal.
    mutating func putLiteral(_ text: String) {
        let start = mark
        put(UInt8(ascii: "\""))
        put(text)
        if isPlainLiteral(from: start.count + 1) { return put(UInt8(ascii: "\"")) }
        goBack(to: start)
        put(SwiftName.literal(text))
    }

    /// String literals in brackets, on one line or in as few as they need.
    mutating func putLiterals(_ texts: [String]) {
        let start = mark
        put("[")
        for (position, text) in texts.enumerated() {
            if position > 0 { put(", ") }
            putLiteral(text)
            if column >= Self.lineLength { break }
        }
        put("]")
        guard column > Self.lineLength, !texts.isEmpty else { return }
        goBack(to: start)
        put("[")
        depth += 1
        end()
        begin()
        for (position, text) in texts.enumerated() {
            let element = mark
            if position > 0 { put(" ") }
            putLiteral(text)
            put(",")
            if position > 0, column > Self.lineLength {
                goBack(to: element)
                end()
                begin()
                putLiteral(text)
                put(",")
            }
        }
        depth -= 1
        end()
        begin()
        put("]")
    }

    // MARK: Lines

    /// Starts a line.
    mutating func begin() {
        var rest = depth
        while rest >= 4 {
            put("                ")
            rest -= 4
        }
        switch rest {
        case 1: put("    ")
        case 2: put("        ")
        case 3: put("            ")
        default: break
        }
    }

    /// Ends a line.
    mutating func end() {
        put(UInt8(ascii: "\n"))
        lineStart = count
    }

    mutating func line(_ first: String, _ second: String = "", _ third: String = "") {
        begin()
        put(first, second, third)
        end()
    }

    mutating func indent() { depth += 1 }
    mutating func outdent() { depth -= 1 }

    // MARK: Blocks and members

    /// An opening brace behind what the line holds already.
    mutating func open() {
        put(" {")
        end()
        depth += 1
        previous = nil
    }

    /// An opening brace on a line of its own, behind what took several.
    mutating func openAlone() {
        line("{")
        depth += 1
        previous = nil
    }

    /// The brace that closes a block or a type.
    mutating func close() {
        depth -= 1
        line("}")
        previous = .apart
    }

    /// What stands in front of a member: a blank line where it needs one.
    mutating func member(_ kind: Member) {
        if let previous, previous != kind || kind == .apart { end() }
        previous = kind
    }

    /// A member that is kept as text and begins with `public` where users see it.
    mutating func source(_ source: String, access: String) {
        member(.apart)
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            let content = line.drop { $0 == " " }
            if content.isEmpty {
                end()
            } else if content.hasPrefix("public ") {
                self.line(
                    String(line.prefix(line.utf8.count - content.utf8.count)), access,
                    String(content.dropFirst("public ".count)))
            } else {
                self.line(String(line))
            }
        }
    }

    /// A documentation comment.
    mutating func comment(_ text: String) {
        if plainComment(text) { return }
        for line in SwiftName.commentLines(text) { self.line(line.isEmpty ? "///" : "/// ", line) }
    }

    /// A documentation comment, if all of it is visible ASCII and no line ends in a space; returns whether it was written.
    private mutating func plainComment(_ text: String) -> Bool {
        let start = mark
        var text = text
        let isPlain = text.withUTF8 { bytes in
            guard let first = bytes.baseAddress else { return false }
            var lineStart = 0
            var index = 0
            while true {
                if index == bytes.count || first[index] == UInt8(ascii: "\n") {
                    begin()
                    put("///")
                    if index > lineStart {
                        if first[index &- 1] == UInt8(ascii: " ") { return false }
                        put(UInt8(ascii: " "))
                        put(first + lineStart, index &- lineStart)
                    }
                    end()
                    if index == bytes.count { return true }
                    lineStart = index &+ 1
                } else if first[index] < 0x20 || first[index] > 0x7E {
                    return false
                }
                index = index &+ 1
            }
        }
        if !isPlain { goBack(to: start) }
        return isPlain
    }
}
