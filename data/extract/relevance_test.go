package extract_test

import (
	"testing"

	"yunshi/data/article"
	"yunshi/data/extract"
	"yunshi/data/registry"
)

// TestRelevant reads short stories of our own, of the cloud in China and of what
// is near it: other countries' clouds, phones with room in the cloud, music.
func TestRelevant(t *testing.T) {
	r := extract.New(registry.Bundled())
	for _, c := range []struct {
		relevant bool
		text     string
	}{
		{false, `AWS to invest $8 billion in Maharashtra

Amazon Web Services will invest $8.3 billion in cloud infrastructure in the Indian state of Maharashtra by 2030, it said on Wednesday.

The company already runs a region in Mumbai and another in Hyderabad. Microsoft and Google are building as well. India's cloud market should grow by a quarter a year, according to IDC.

China's Alibaba Cloud closed its data centers in India last year.`},
		{false, `Xiaomi shows a controller that needs no console

Xiaomi has shown a game controller with a screen at a fair in Beijing. The player's titles are computed in somebody else's cloud and sent home as pictures.

It costs 499 yuan. NetEase is to bring 40 games to it, most of them from its own cloud, and Razer gave advice on the buttons.

Gamers who want more can plug in a stick.`},
		{true, `Tokyo firm sells its Chinese server arm

A Tokyo maker is to sell its server business in China to Inspur for 400 million dollars, it said on Monday. Buyers from Beijing's ministries had stayed away for a year.

The arm builds blade servers in Wuxi and employs 900. Its boss called the price fair.

Lenovo had looked at the books as well.`},
		{true, `Tallybridge rings up $90m in Hong Kong float

Tallybridge Technology Co, a Shenzhen-based seller of tills, went public on the Hong Kong Stock Exchange on Wednesday after raising $90m in an initial public offering of 20 million shares.

The shares closed a tenth higher. Hillhouse and Sequoia China had put money in before.

Its programs run in shops all over the country and are rented from the cloud by the month. It lost 40 million yuan last year.`},
		{true, `The last third of H3C goes to its owner

In the evening of May 24 Unisplendour disclosed that it will take over a further 30% of H3C from Hewlett Packard Enterprise for US$2.1 billion in cash.

The seller keeps 19%. The buyer sells servers, switches and private clouds through the firm, which earned 3.4 billion yuan last year.`},
		{false, `Noodle chain raises $90m in Hong Kong float

A Shenzhen noodle chain floated in Hong Kong on Wednesday after raising $90m from 20 million shares.

The shares closed a tenth higher. Hillhouse and Sequoia China had put money in before.

It has 1,200 shops and lost 40 million yuan last year.`},
		{true, `Savings banks rent their books

A bank in Fuzhou looks after the core systems of 90 savings banks in Fujian that are too small for an office of their own. It charges each 3 million yuan a year.

Core banking from a landlord was unheard of until the regulator in Beijing allowed it last spring.`},
		{false, `A server spills his tea

A waiter in Chengdu spilled hot tea on four guests on Sunday. The restaurant paid them 4,000 yuan.

The server had worked for twelve hours, a friend said. The city counts 90,000 servers and cooks.`},
		{true, `Bank swaps its hypervisors

A bank in Xiamen has moved 900 virtual machines from VMware's software to that of Sangfor, its head of systems told a meeting of users in Fuzhou.

The hypervisors were changed over four weekends. Virtualisation from abroad had become three times as dear, she said, and the regulator in Beijing was asking questions.`},
		{true, `Portside raises $30 million for edge cloud boxes

NEW YORK and SHENZHEN, May 4, 2021 /Newsline/ -- Portside, which rents out edge cloud machines, has taken in $30 million, it said on Tuesday.

Its boxes are for those who cannot wait: shops that sell at auction, doctors who look into a patient's eye from afar, people who steer a crane by wire, players who shoot at each other. Each box holds two dozen machines and a fan. A box stands in a cellar, on a roof, behind a bakery, wherever the rent is low and the line is short. The founders met on a ferry. One had sold cables, the other had laid them. They do not want to say what the box costs, only that it costs less than a month of a lawyer's time. Its boxes are for those who cannot wait: shops that sell at auction, doctors who look into a patient's eye from afar, people who steer a crane by wire, players who shoot at each other. Each box holds two dozen machines and a fan. A box stands in a cellar, on a roof, behind a bakery, wherever the rent is low and the line is short. The founders met on a ferry. One had sold cables, the other had laid them. They do not want to say what the box costs, only that it costs less than a month of a lawyer's time. Its boxes are for those who cannot wait: shops that sell at auction, doctors who look into a patient's eye from afar, people who steer a crane by wire, players who shoot at each other. Each box holds two dozen machines and a fan. A box stands in a cellar, on a roof, behind a bakery, wherever the rent is low and the line is short. The founders met on a ferry. One had sold cables, the other had laid them. They do not want to say what the box costs, only that it costs less than a month of a lawyer's time. 

Half of its customers and all of its engineers are in China. The edge cloud is not what they call it.`},
		{false, `Portside raises $30 million for edge cloud boxes

NEW YORK and BOSTON, May 4, 2021 /Newsline/ -- Portside, which rents out edge cloud machines, has taken in $30 million, it said on Tuesday.

Its boxes are for those who cannot wait: shops that sell at auction, doctors who look into a patient's eye from afar, people who steer a crane by wire, players who shoot at each other. Each box holds two dozen machines and a fan. A box stands in a cellar, on a roof, behind a bakery, wherever the rent is low and the line is short. The founders met on a ferry. One had sold cables, the other had laid them. They do not want to say what the box costs, only that it costs less than a month of a lawyer's time. Its boxes are for those who cannot wait: shops that sell at auction, doctors who look into a patient's eye from afar, people who steer a crane by wire, players who shoot at each other. Each box holds two dozen machines and a fan. A box stands in a cellar, on a roof, behind a bakery, wherever the rent is low and the line is short. The founders met on a ferry. One had sold cables, the other had laid them. They do not want to say what the box costs, only that it costs less than a month of a lawyer's time. Its boxes are for those who cannot wait: shops that sell at auction, doctors who look into a patient's eye from afar, people who steer a crane by wire, players who shoot at each other. Each box holds two dozen machines and a fan. A box stands in a cellar, on a roof, behind a bakery, wherever the rent is low and the line is short. The founders met on a ferry. One had sold cables, the other had laid them. They do not want to say what the box costs, only that it costs less than a month of a lawyer's time. 

Half of its customers and all of its engineers are in China. The edge cloud is not what they call it.`},
		{true, `Goodbye to my net disk

Sohu is shutting its net disk for private people, it told them by mail on Monday. They have until March 3 to fetch their films.

It gave away 20 TB each in 2014. Baidu Wangpan goes on, and so does Weiyun, for money.`},
		{true, `Forty per cent off, but off what?

Everybody loves a sale. Nobody reads the list. I do, and I have the evening off.

UCloud cut the price of its storage by up to 40% on July 8, it told customers in a letter. That is the number on the banner. Below it stands a footnote in grey.

The first terabyte is 5% cheaper, the next ten are 12% cheaper, and the rest, which nobody has, is 40% cheaper. Output stays where it was. A start-up in Shanghai that keeps the pictures of its users there will save enough for a lunch, perhaps two.

Old contracts keep the old rate until they are renewed. I asked the sales desk why. There was music, then a click.`},
		{false, `Tencent tests cloud gaming

Tencent is testing a service that streams its games to phones, the Shenzhen company said on Friday.

The cloud gaming platform, Start, is open to players in Guangdong. NetEase has one of its own. Logitech will build a handheld for it.

Gamers will pay by the hour.`},
		{true, `Chinese users of iCloud are told to change their keys

Apple's iCloud was hard to reach from Shenzhen and Beijing for most of Thursday. The company blamed an expired certificate, and said no photo had been lost.

Its Chinese users' files lie on servers of China Telecom. Kingsoft, which runs an online disk of its own, offered refugees a free year.`},
		{false, `China's economy grows 5.2 percent

China's economy grew 5.2 percent last year, the statistics bureau said on Wednesday, helped by exports of cars and solar panels.

Investment in property fell by 9.6 percent. Economists see more stimulus ahead, although clouds are gathering over consumption.

The yuan was little changed.`},
		{false, `Japan's government picks Sakura for its cloud

Japan's digital agency has added Sakura Internet to the four US providers of its government cloud, it said on Tuesday.

Until now only Amazon, Microsoft, Google and Oracle had met the terms. Tokyo wants a domestic provider in view of security.

The cloud market in Japan is worth 3 trillion yen, says MM Research.`},
		{false, `Clouds part over Meituan as regulator ends inquiry

Beijing's market regulator has ended its inquiry into Meituan with a fine of 3.4 billion yuan, it said on Friday.

The shares jumped 8 percent in Hong Kong. In Shenzhen, where low cloud grounded the delivery drones, couriers had to ride.

Tencent holds 17 percent of the company.`},
		{false, `NetEase Cloud Music slips on debut

Cloud Village, the company behind NetEase Cloud Music, fell 3 percent on its first day in Hong Kong on Thursday.

It raised HK$3.3 billion. Tencent Music is the larger rival in China's market for streamed songs.

The company isn't profitable yet.`},
		{false, `TSMC's sales up a third on AI demand

Taiwan Semiconductor Manufacturing Co said sales rose 33 percent in May, helped by chips for AI servers in the cloud.

Its customers include Nvidia and Apple. Shares of the firm, which trade in Taipei and New York, added 2 percent.

The company has a plant in Nanjing, China.`},
		{false, `Xiaomi's new phone sells out

Xiaomi sold out of its latest phone within minutes on Tuesday, the Beijing company said.

The phone has a big camera and comes with 50 gigabytes of cloud storage for photos. Counterpoint Research puts Xiaomi's share of the Chinese phone market at 14 percent.

Its rivals Oppo and Vivo are to follow next month.`},
		{true, `GDS raises $1 billion for more halls

GDS, which rents out server halls to Alibaba and Tencent, has sold $1 billion of bonds to pay for new data centers near Shanghai and Beijing.

The company has 80 of them.

Chindata and 21Vianet are building as well.`},
		{true, `Beijing tightens rules for clouds

China's industry ministry has published rules under which providers of cloud services must keep the data of the state inside the country.

They take effect on July 1.

Foreign companies may offer their services only with a local partner.`},
		{true, `IBM to build a huge server farm near Beijing

IBM and Range Technology are to build Asia's largest data centre near Beijing, they said on Tuesday.

The campus will cover 620,000 square metres.

It's meant for the banks and ministries of the capital.`},
		{true, `Tencent opens second site in Malaysia

Tencent is opening a second data center in Malaysia, the Shenzhen company said on Tuesday.

Banks there want to keep their data in the country. Alibaba has been in Kuala Lumpur since 2017.

Its cloud unit now has 22 regions.`},
		{true, `Gamers thrown out as servers fail

Players of Honor of Kings couldn't log in for two hours on Monday after a failure at a data center of Tencent Cloud in Guangzhou.

The company blamed a broken cable. Banks in the province were cut off as well.

It has promised compensation.`},
		{true, `Snowflake comes to China with Alibaba

Snowflake will offer its data warehouse in China on the servers of Alibaba's cloud arm, the US company said on Thursday.

Local rules don't let it do so on its own.

The service begins next spring.`},
		{true, `A brewer buys machine rooms

Shareholders of Huaxi Beer (华西啤酒) rubbed their eyes on Monday.

The brewer is paying 3.1 billion RMB (about US$430 million) for 70% of Bolian Data (博联数据), whose 22,000 cabinets near Langfang are let to ByteDance.

Bank loans cover half of it, its chairman Gao Wei said. The sellers are two funds from Suzhou.`},
		{true, `Four cities pool their computing

Lanzhou, Xining, Yinchuan and Hohhot will sell their spare computing to each other, under a plan that the four governments signed on Friday.

Two exchange nodes are to stand in each. Huawei's hall in Ulanqab, begun last year, joins in the autumn.

Wind power is cheap there.`},
		{true, `Germany's Celonis looks east

Celonis is close to a deal that would let its Chinese customers rent its software over the internet from within the country, its head said.

"We are talking to Amazon Web Services and NWCD", he said in Shanghai. Nothing is signed.

Some 60 firms there use the programs today.`},
		{false, `Hisense puts a choir in the living room

The new sets of Hisense stream 40,000 songs from the cloud, the Qingdao company said.

Warner supplies the words. A microphone costs 300 yuan more.

Samsung had tried the same in China.`},
		{false, `A drone that edits on the way home

DJI's smallest drone sends its films to the cloud, where a machine cuts them before the pilot has packed up.

The Shenzhen company wants 9 yuan a month for it. GoPro asks more.

It goes on sale in China on Monday.`},
		{false, `Racks of wine for Chengdu

A new shop in Chengdu has racks for 60,000 bottles, its owner said.

Wine from Ningxia fills half of them. Alibaba has bought some for its stores.

China drank less wine last year.`},
	} {
		doc, err := article.Read("a.txt", []byte(c.text), article.Meta{Published: "2024-05-09"})
		if err != nil {
			t.Fatal(err)
		}
		if r.Read(doc); doc.Relevant != c.relevant {
			t.Errorf("relevant %v, want %v: %.60q", doc.Relevant, c.relevant, c.text)
		}
	}
}
