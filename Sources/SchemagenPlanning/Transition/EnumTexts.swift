import SchemagenEvolution
import SchemagenModel

/// The values of an enum that are texts in the rows of a column, alone or in lists, where some have other names or go.
struct EnumTexts {
    /// What becomes of the texts.
    let up: [TextReplacement]
    /// What becomes of them on the way back, as far as it can be told from the new ones.
    let down: [TextReplacement]

    /// Finds what changes in a column; nil: nothing.
    init?(_ column: ColumnChange, old: Structure, new: Structure, replacements: [String: [TextReplacement]]) {
        guard let name = Self.enumeration(new.index.storageType(of: column.to.type)), let texts = replacements[name],
            let former = Self.enumeration(old.index.storageType(of: column.from.type)),
            let before = old.index.enums[former], let after = new.index.enums[name], !new.holds(after)
        else { return nil }
        up = texts
        down = texts.back(from: before, to: after)
    }

    /// The enum that a type holds, in lists of whatever depth too.
    static func enumeration(_ type: DataType) -> String? {
        switch type {
        case .enumeration(let name): name
        case .array(let element): enumeration(element)
        default: nil
        }
    }
}
