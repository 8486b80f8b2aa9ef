/// The words that mean something in some place. Each can be a name wherever a name can stand.
public enum Keyword: String, Sendable, CaseIterable {
    /// The identifier is no keyword, or stands in backticks.
    case none = ""
    case schema
    case namespace
    case `extension`
    case `enum`
    case type
    case mixin
    case table
    case virtual
    case view
    case materialized
    case sequence
    case sql
    case removed
    case `as`
    case was
    case using
    case uses
    case on
    case drop
    case computed
    case primaryKey
    case unique
    case index
    case check
    case foreignKey
    case references
    case exclude
    case with
    case include
    case `where`
    case partition
    case by
    case range
    case list
    case hash
    case managed
    case externally
    case from
    case to
    case `in`
    case modulus
    case remainder
    case `default`
    case asc
    case desc
    case nullsFirst
    case nullsLast
    case collate
    case ops
    case `true`
    case `false`
    case `nil`
}

extension Keyword {
    /// The keyword that a text spells, or ``none``.
    public init(spelledBy text: String) {
        var text = text
        self = text.withUTF8 { KeywordTable.shared.keyword($0, 0, $0.count) }
    }
}

/// Finds the keyword that some bytes spell. A hash table over bytes: most words of a file are looked up here, and making
/// a `String` of each would cost more than all the rest of the lexer.
struct KeywordTable: Sendable {
    static let shared = KeywordTable()

    private static let slotCount = 256
    private let slots: [Keyword]
    private let spellings: [[UInt8]]
    private let longest: Int

    private init() {
        var slots = [Keyword](repeating: .none, count: Self.slotCount)
        var spellings = [[UInt8]](repeating: [], count: Self.slotCount)
        var longest = 0
        for keyword in Keyword.allCases where keyword != .none {
            let bytes = Array(keyword.rawValue.utf8)
            longest = max(longest, bytes.count)
            var slot = bytes.withUnsafeBufferPointer { Self.slot($0, 0, $0.count) }
            while slots[slot] != .none { slot = (slot + 1) & (Self.slotCount - 1) }
            slots[slot] = keyword
            spellings[slot] = bytes
        }
        self.slots = slots
        self.spellings = spellings
        self.longest = longest
    }

    private static func slot(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        let count = end - start
        let first = Int(bytes[start])
        let last = Int(bytes[end - 1])
        let middle = Int(bytes[start + count / 2])
        return (count &* 37 &+ first &* 5 &+ last &* 11 &+ middle &* 23) & (slotCount - 1)
    }

    /// The keyword that the bytes from `start` to `end` spell.
    func keyword(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Keyword {
        let count = end - start
        if count < 2 || count > longest { return .none }
        var slot = Self.slot(bytes, start, end)
        while slots[slot] != .none {
            if spellings[slot].count == count {
                var index = 0
                while index < count, spellings[slot][index] == bytes[start + index] { index += 1 }
                if index == count { return slots[slot] }
            }
            slot = (slot + 1) & (Self.slotCount - 1)
        }
        return .none
    }
}
