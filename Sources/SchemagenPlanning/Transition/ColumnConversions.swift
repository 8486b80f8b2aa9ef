import SchemagenEvolution
import SchemagenLanguage
import SchemagenModel

/// How the values of columns become those of other types, and what has to be said for it.
struct ColumnConversions {
    private let conversion: TypeConversion
    private let old: Structure
    private let new: Structure
    /// What becomes of the values of enums that lose some, by the enums' new names.
    private let replacements: [String: [TextReplacement]]
    private(set) var diagnostics: [Diagnostic] = []

    init(_ correspondence: Correspondence, replacements: [String: [TextReplacement]]) {
        old = correspondence.renamed
        new = correspondence.new
        conversion = TypeConversion(from: old, to: new)
        self.replacements = replacements
    }

    /// How a column gets its new type, and its old one again. Reports one whose values may not fit.
    mutating func conversions(_ change: ColumnChange) -> (up: ColumnConversion, down: ColumnConversion) {
        let (before, after) = (
            old.index.storageType(of: change.from.type), new.index.storageType(of: change.to.type)
        )
        if let expression = change.to.convert { return (.expression(expression), .text([])) }
        if let name = EnumTexts.enumeration(after), let former = EnumTexts.enumeration(before),
            Self.depth(before) == Self.depth(after)
        {
            let replaced = replacements[name] ?? []
            if replaced.isEmpty, !isPaired(before, after) {
                if !conversion.isSafe(from: change.from.type, to: change.to.type) { report(change) }
            }
            guard let first = old.index.enums[former], let second = new.index.enums[name] else {
                return (.text(replaced), .text([]))
            }
            return (.text(replaced), .text(replaced.back(from: first, to: second)))
        }
        guard conversion.isSafe(from: change.from.type, to: change.to.type) else {
            report(change)
            return (.automatic, .automatic)
        }
        let isWayBackSafe = TypeConversion(from: new, to: old).isSafe(from: change.to.type, to: change.from.type)
        let isEnum = EnumTexts.enumeration(before) != nil
        return (isEnum ? .text([]) : .automatic, isEnum ? .text([]) : isWayBackSafe ? .automatic : .cast)
    }

    /// Whether two enums are one before and after, whose values the schema speaks of.
    private func isPaired(_ before: DataType, _ after: DataType) -> Bool {
        guard let first = EnumTexts.enumeration(before), let second = EnumTexts.enumeration(after) else { return false }
        return first == second || new.index.enums[second]?.info.formerName == first
    }

    /// Reports a list of an enum's cases that are texts in rows, where some go and nothing takes their place: no check
    /// would find them within lists.
    mutating func checkElements(_ change: ColumnChange) {
        guard change.to.convert == nil, case .array = new.index.storageType(of: change.to.type),
            let former = EnumTexts.enumeration(old.index.storageType(of: change.from.type)),
            let latter = EnumTexts.enumeration(new.index.storageType(of: change.to.type)),
            let before = old.index.enums[former], let after = new.index.enums[latter], !new.holds(after)
        else { return }
        var values = Set(after.cases.map(\.sqlName))
        for text in replacements[latter] ?? [] { values.insert(text.old) }
        let gone = before.cases.filter { !values.contains($0.sqlName) }
        guard !gone.isEmpty else { return }
        let names = gone.map { "`\($0.name)`" }.joined(separator: ", ")
        diagnostics.append(
            Diagnostic(
                .conversionNeeded,
                "`\(change.table).\(change.to.name)` holds lists of cases, and nothing says what becomes of \(names) "
                    + "in them",
                at: change.to.anchor.span,
                fixes: gone.map {
                    .init("say what takes its place:   removed case \(before.info.name).\($0.name) -> .…")
                }))
    }

    private mutating func report(_ change: ColumnChange) {
        let type = CanonicalForm.text(of: change.from.type, isNullable: change.from.isNullable)
        let other = CanonicalForm.text(of: change.to.type, isNullable: change.to.isNullable)
        diagnostics.append(
            Diagnostic(
                .conversionNeeded,
                "`\(change.table).\(change.to.name)` becomes \(other), and a value of \(type) may not fit",
                at: change.to.anchor.span,
                fixes: [.init("say how:   \(change.to.name): \(other) @convert(…)")]))
    }

    private static func depth(_ type: DataType) -> Int {
        if case .array(let element) = type { return 1 + depth(element) }
        return 0
    }
}
