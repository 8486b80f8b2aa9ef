import SchemagenRuntime

/// The saved form of measures: JSON with names in order and one table, index or the like a line, so that two of them
/// are well compared by any tool.
public enum MeasuresDocument {
    /// What the document says it is.
    static let format = "schemagen-measures"
    /// The version that is written, and the only one that is read.
    public static let version: Int64 = 1

    /// The text of measures; the same for the same measures.
    public static func text(_ measures: DatabaseMeasures) -> String {
        guard case .object(var members) = measures.json else { return "" }
        members["format"] = .string(format)
        members["version"] = .integer(version)
        return MeasuresText.text(.object(members))
    }

    /// Reads a text that `text` wrote.
    ///
    /// - Throws: What is wrong with it, and where: it is no JSON, no document of measures, one of another version,
    ///   lacks something, or has something that is unknown.
    public static func read(_ text: String) throws(MeasuresDocumentError) -> DatabaseMeasures {
        let json: JSON
        do { json = try JSON(text: text) } catch { throw MeasuresDocumentError(place: "", reason: error.description) }
        guard case .object(var members) = json, members["format"]?.stringValue == format else {
            throw MeasuresDocumentError(
                place: "", reason: "no measures of a database: there is no \"format\": \"\(format)\"")
        }
        guard let found = members["version"]?.integerValue else {
            throw MeasuresDocumentError(place: "version", reason: "a whole number is missing")
        }
        guard found == version else {
            throw MeasuresDocumentError(
                place: "version", reason: "measures of version \(found); version \(version) can be read")
        }
        members["format"] = nil
        members["version"] = nil
        return try DatabaseMeasures(MeasuresNode(.object(members), at: ""))
    }
}

/// Why a text is no saved measures.
public struct MeasuresDocumentError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where: `tables[3].sizes.heapBytes`; empty for the whole.
    public var place: String
    /// What is wrong there.
    public var reason: String

    /// The place and the reason.
    public var description: String { place.isEmpty ? reason : "\(place): \(reason)" }
}
