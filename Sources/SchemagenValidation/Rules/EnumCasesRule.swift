import SchemagenLanguage
import SchemagenModel

/// An enum has cases, and each its own stored text.
enum EnumCasesRule: SchemaRule {
    static func check(_ schema: SchemaFacts, findings: inout ValidationFindings) {
        for enumeration in schema.schema.enums {
            let info = enumeration.info
            if enumeration.cases.isEmpty {
                findings.add(
                    .enumWithoutCases, "`\(info.name)` has no cases, so nothing could be stored", at: info.anchor,
                    allowances: info.allowances)
            }
            var first: [String: Enumeration.Case] = [:]
            for element in enumeration.cases {
                if let other = first[element.sqlName] {
                    findings.add(
                        .duplicateStoredText,
                        "`.\(element.name)` and `.\(other.name)` are both stored as \"\(element.sqlName)\"",
                        at: element.anchor, allowances: info.allowances,
                        notes: [Diagnostic.Note("`.\(other.name)` is declared here", at: other.anchor.span)],
                        fixes: [Diagnostic.Fix("give one another text: `\(element.name) as \"…\"`")])
                } else {
                    first[element.sqlName] = element
                }
                if element.sqlName.utf8.count > 63, enumeration.storage == .native,
                    info.databases.intersection(schema.targets).contains(.postgresql)
                {
                    findings.add(
                        .nameTooLong,
                        "the stored text of `.\(element.name)` has \(element.sqlName.utf8.count) bytes, and an enum of PostgreSQL keeps 63",
                        at: element.anchor, allowances: info.allowances,
                        fixes: [Diagnostic.Fix("shorten it with `as`, or store the enum with `@storage(check)`")])
                }
            }
        }
    }
}
