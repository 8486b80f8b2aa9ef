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
    /// The member written last on this level.
    private var previous: Member?

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
            if count &+ piece.count > capacity { grow(by: piece.count) }
            (memory + count).update(from: start, count: piece.count)
            count = count &+ piece.count
        }
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

    /// Whether all that was written since a place is visible ASCII.
    private func isPlain(from start: Int) -> Bool {
        var isPlain = true
        var index = start
        while index < count {
            if memory[index] < 0x20 || memory[index] > 0x7E { isPlain = false }
            index = index &+ 1
        }
        return isPlain
    }

    /// Whether all that was written since a place stands for itself in a string literal.
    private func isPlainLiteral(from start: Int) -> Bool {
        guard isPlain(from: start) else { return false }
        var isPlain = true
        var index = start
        while index < count {
            if memory[index] == UInt8(ascii: "\"") || memory[index] == UInt8(ascii: "\\") { isPlain = false }
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

    mutating func put(_ first: String, _ second: String, _ third: String, _ fourth: String, _ fifth: String) {
        put(first, second)
        put(third, fourth, fifth)
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

    /// The brace that closes a block or a type.
    mutating func close() {
        depth -= 1
        line("}")
        previous = .apart
    }

    /// What stands in front of a member: a blank line where it needs one.
    mutating func member(_ kind: Member = .apart) {
        if let previous, previous != kind || kind == .apart { end() }
        previous = kind
    }

    /// Documentation in Markdown, and the attribute of what is deprecated.
    mutating func head(_ documentation: String?, deprecation: String? = nil) {
        if let documentation { comment(documentation) }
        guard let deprecation else { return }
        begin()
        put("@available(*, deprecated")
        if !deprecation.isEmpty {
            put(", message: ")
            putLiteral(deprecation)
        }
        put(")")
        end()
    }

    /// A documentation comment, in three pieces so that no text need be made of them.
    mutating func comment(_ first: String, _ second: String = "", _ third: String = "") {
        let start = mark
        begin()
        put("/// ")
        let content = count
        put(first, second, third)
        if count > content, memory[count - 1] != UInt8(ascii: " "), isPlain(from: content) { return end() }
        goBack(to: start)
        for line in SwiftName.commentLines(first + second + third) {
            self.line(line.isEmpty ? "///" : "/// ", line)
        }
    }

    /// The first line of a type, down to its brace; a type without members is closed at once.
    mutating func type(_ words: String, _ name: String, inherits: String = "", isEmpty: Bool = false) {
        begin()
        put(words, name)
        let mark = mark
        if !inherits.isEmpty { put(": ", inherits) }
        if isEmpty {
            put(" {}")
            end()
            previous = .apart
        } else if column + 2 > Self.lineLength, !inherits.isEmpty {
            // The conformances on a line of their own.
            goBack(to: mark)
            put(":")
            end()
            depth += 1
            line(inherits)
            depth -= 1
            line("{")
            depth += 1
            previous = nil
        } else {
            open()
        }
    }

    /// Parameters in brackets behind what the line holds already, one on each line where they do not fit one.
    ///
    /// - Parameters:
    ///   - end: what stands behind them, the closing bracket included.
    /// - Returns: whether they are on the line, so that a body may be too.
    mutating func parameters(_ count: Int, end closing: String, _ write: (inout SourceBuffer, Int) -> Void) -> Bool {
        put("(")
        let mark = mark
        for position in 0..<count {
            if position > 0 { put(", ") }
            write(&self, position)
            if column > Self.lineLength { break }
        }
        put(closing)
        if column + 2 <= Self.lineLength { return true }
        guard count > 0 else { return false }
        goBack(to: mark)
        end()
        depth += 1
        for position in 0..<count {
            begin()
            write(&self, position)
            if position < count - 1 { put(",") }
            end()
        }
        depth -= 1
        begin()
        put(closing)
        return false
    }

    /// A body of one short statement that is written whole: on the line where it fits.
    mutating func body(isOnLine: Bool = true, _ write: (inout SourceBuffer) -> Void) {
        if isOnLine {
            let mark = mark
            put(" { ")
            write(&self)
            put(" }")
            if column <= Self.lineLength { return end() }
            goBack(to: mark)
        }
        open()
        begin()
        write(&self)
        end()
        close()
    }
}
