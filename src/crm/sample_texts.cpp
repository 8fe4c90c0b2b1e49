// Pools of texts; sample_texts.h says what for.

#include "crm/sample_texts.h"

namespace crm {

namespace {

constexpr std::string_view kNotes[] = {
    "Met at their office. They like the proposal but want delivery before the end of the quarter.",
    "Budget is approved. Waiting for the purchase order from finance.",
    "Asked for a reference customer in the same industry.",
    "Prefers WhatsApp over e-mail. Best time is after 3 pm.",
    "Decision moves to the new managing director, who starts next month.",
    "Currently with a competitor; the contract ends in six months.",
    "Wants a training day for twelve people, half of them in Malay.",
    "Sent the revised quotation with the 5% early payment discount.",
    "They have two branches in Johor that need the same set-up.",
    "Very happy with the last delivery. Ask for a testimonial.",
    "Legal has questions about the warranty clause.",
    "Needs an invoice in SGD for the Singapore entity.",
    "Site visit done, measurements attached to the quotation.",
    "The owner's daughter takes over purchasing. Introduce ourselves.",
    "Asked whether we can integrate with their accounting package.",
    "Price is fine, lead time is the problem. Check stock with the warehouse.",
    "Postponed until after Hari Raya.",
    "They would rather lease than buy. Sent both calculations.",
    "Demo went well. Three departments want access.",
    "Compare with last year's order: same volume, new address.",
    "Left brochures at reception, nobody was in.",
    "Approved by procurement, now with the board.",
    "Interested in the annual service contract as well.",
    "Reminded them of the outstanding sample return.",
    "Jumpa di pameran di KLCC. Berminat dengan pakej tahunan.",
    "Minta sebut harga sebelum hari Jumaat.",
    "Pengurus baharu akan mula bulan depan, perlu perkenalkan syarikat kita.",
    "Sudah hantar katalog dan senarai harga terkini.",
    "Mereka mahu tempoh bayaran 60 hari, bukan 30.",
    "Pesanan ulangan, sama seperti tahun lepas.",
    "Perlukan latihan untuk lapan orang kakitangan di cawangan Ipoh.",
    "Lawatan tapak selesai. Ukuran telah direkodkan.",
    "Sila hubungi melalui WhatsApp, jarang membuka e-mel.",
    "Masih menunggu kelulusan bajet daripada ibu pejabat.",
    "Tangguh sehingga selepas Tahun Baru Cina.",
    "Pelanggan sangat berpuas hati dengan penghantaran terakhir.",
    "Bertanya tentang jaminan dan alat ganti.",
    "Mahu bandingkan dengan pembekal sedia ada dahulu.",
    "Invois perlu dihantar ke cawangan Kuching.",
    "Setuju secara lisan, menunggu pesanan belian."};

constexpr std::string_view kCalls[] = {"Confirmed the appointment.",
                                       "No answer, left a message.",
                                       "Discussed prices; will decide by Friday.",
                                       "Asked for the status of the delivery.",
                                       "Wants a call back from technical support.",
                                       "Clarified the payment terms.",
                                       "Introduced the new contact person.",
                                       "Talked about the renewal. Positive.",
                                       "Wrong extension; the right one is 214.",
                                       "Busy, call again tomorrow morning.",
                                       "Mengesahkan mesyuarat minggu depan.",
                                       "Tidak berjawab, akan cuba lagi petang ini.",
                                       "Berbincang tentang harga dan tempoh penghantaran.",
                                       "Minta hantar semula sebut harga.",
                                       "Mengucapkan terima kasih atas bantuan pemasangan.",
                                       "Bertanya tentang invois bulan lepas."};

constexpr std::string_view kTasks[] = {"Send quotation",
                                       "Call back",
                                       "Prepare demo",
                                       "Follow up on proposal",
                                       "Send contract for signature",
                                       "Check stock",
                                       "Arrange site visit",
                                       "Send invoice",
                                       "Ask for testimonial",
                                       "Renew service contract",
                                       "Book meeting room",
                                       "Prepare tender documents",
                                       "Update price list",
                                       "Send samples",
                                       "Confirm delivery date",
                                       "Introduce new manager",
                                       "Collect payment",
                                       "Schedule training",
                                       "Review requirements",
                                       "Send festive greetings",
                                       "Hantar sebut harga",
                                       "Telefon semula",
                                       "Sediakan pembentangan",
                                       "Susulan cadangan",
                                       "Hantar katalog",
                                       "Semak stok gudang",
                                       "Aturkan lawatan tapak",
                                       "Kutip bayaran tertunggak",
                                       "Sediakan dokumen tender",
                                       "Sahkan tarikh penghantaran"};

constexpr std::string_view kAppointments[] = {
    "Product demo",      "Contract negotiation", "Site visit",          "Kick-off meeting",   "Lunch",
    "Quarterly review",  "Training day",         "Video call",          "Factory tour",       "Price discussion",
    "Mesyuarat projek",  "Lawatan pelanggan",    "Pembentangan produk", "Perbincangan harga", "Latihan pengguna",
    "Makan tengah hari", "Semakan suku tahun",   "Trade fair"};

constexpr std::string_view kLocations[] = {
    "Their office",      "Our office, meeting room 2", "Menara KL, level 18", "KLCC Convention Centre", "Online",
    "Kopitiam, Bangsar", "Hotel lobby, George Town",   "Pejabat pelanggan",   "Bilik mesyuarat Melati", ""};

constexpr std::string_view kProducts[] = {
    "annual service contract", "network upgrade",    "solar roof",       "point of sale system", "office furniture",
    "packaging line",          "training programme", "website relaunch", "warehouse racking",    "security cameras",
    "accounting package",      "fleet tracking",     "air conditioning", "printing supplies",    "consulting days",
    "coffee machines",         "lab equipment",      "event catering",   "software licences",    "spare parts"};

constexpr std::string_view kJobTitles[] = {"Managing Director",
                                           "Purchasing Manager",
                                           "Finance Manager",
                                           "Operations Manager",
                                           "IT Manager",
                                           "General Manager",
                                           "Sales Executive",
                                           "Head of Marketing",
                                           "Procurement Lead",
                                           "Pengurus Besar",
                                           "Pengurus Projek",
                                           "Ketua Kewangan",
                                           "Owner",
                                           "Engineer",
                                           "Office Manager",
                                           "HR Manager",
                                           "Pegawai Perolehan",
                                           "Store Supervisor"};

constexpr std::string_view kSources[] = {"Referral",     "Website", "Trade fair", "Cold call",
                                         "Social media", "Partner", "Walk-in",    "Newsletter"};

constexpr std::string_view kStreets[] = {
    "Jalan Ampang", "Jalan Tun Razak", "Jalan Sultan Ismail", "Lorong Maarof",      "Jalan Merdeka",
    "Lebuh Pantai", "Jalan Gaya",      "Persiaran Gurney",    "Jalan Wong Ah Fook", "Jalan Bukit Bintang"};

constexpr SamplePlace kMalaysia[] = {{"Kuala Lumpur", "Wilayah Persekutuan", "50450", "Malaysia"},
                                     {"Petaling Jaya", "Selangor", "46200", "Malaysia"},
                                     {"Shah Alam", "Selangor", "40000", "Malaysia"},
                                     {"George Town", "Pulau Pinang", "10200", "Malaysia"},
                                     {"Johor Bahru", "Johor", "80000", "Malaysia"},
                                     {"Ipoh", "Perak", "30000", "Malaysia"},
                                     {"Kuching", "Sarawak", "93000", "Malaysia"},
                                     {"Kota Kinabalu", "Sabah", "88000", "Malaysia"},
                                     {"Melaka", "Melaka", "75000", "Malaysia"},
                                     {"Kuantan", "Pahang", "25000", "Malaysia"},
                                     {"Kota Bharu", "Kelantan", "15000", "Malaysia"},
                                     {"Seremban", "Negeri Sembilan", "70000", "Malaysia"}};
constexpr SamplePlace kWorld[] = {
    {"Singapore", "", "048616", "Singapore"}, {"Jakarta", "DKI Jakarta", "10110", "Indonesia"},
    {"Bangkok", "", "10330", "Thailand"},     {"Hồ Chí Minh", "", "700000", "Việt Nam"},
    {"Tokyo", "", "100-0001", "Japan"},       {"Berlin", "", "10115", "Germany"},
    {"Kraków", "", "30-001", "Poland"},       {"London", "", "EC1A 1BB", "United Kingdom"},
    {"Sydney", "NSW", "2000", "Australia"}};

template <typename T, size_t N>
const T& pick(base::SeededRandom& random, const T (&pool)[N]) {
  return pool[random.below(static_cast<uint32_t>(N))];
}

}  // namespace

std::string sample_note(base::SeededRandom& random) {
  std::string note(pick(random, kNotes));
  // Some people write more.
  for (uint32_t more = random.below(6); more >= 4; more = random.below(6)) {
    note += more == 5 ? "\n" : " ";
    note += pick(random, kNotes);
  }
  return note;
}

std::string sample_call(base::SeededRandom& random) { return std::string(pick(random, kCalls)); }
std::string_view sample_task(base::SeededRandom& random) { return pick(random, kTasks); }
std::string_view sample_appointment(base::SeededRandom& random) { return pick(random, kAppointments); }
std::string_view sample_location(base::SeededRandom& random) { return pick(random, kLocations); }
std::string_view sample_product(base::SeededRandom& random) { return pick(random, kProducts); }
std::string_view sample_job_title(base::SeededRandom& random) { return pick(random, kJobTitles); }
std::string_view sample_source(base::SeededRandom& random) { return pick(random, kSources); }
std::string sample_street(base::SeededRandom& random) {
  return std::to_string(1 + random.below(180)) + ", " + std::string(pick(random, kStreets));
}
const SamplePlace& sample_place(base::SeededRandom& random, bool is_malaysian) {
  return is_malaysian ? pick(random, kMalaysia) : pick(random, kWorld);
}

}  // namespace crm
