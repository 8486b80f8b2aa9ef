import Foundation

/// The value's JSON by Foundation's encoder, in an array as single texts cannot stand alone everywhere.
func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode([value]), as: UTF8.self)
}

/// The value that Foundation's decoder reads from the only element of an array.
func decoded<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try JSONDecoder().decode([Value].self, from: Data(text.utf8))[0]
}
